package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** An API key in clear, for as long as one request needs it. Never printed. */
public final class Credential {

    private static final int HINT = 4;

    private final String apiKey;

    Credential(String apiKey) {
        this.apiKey = apiKey;
    }

    /** Ashby takes the key as the user name of HTTP Basic, with an empty password. */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8));
    }

    String apiKey() {
        return apiKey;
    }

    /** Enough to tell two keys apart, too little to use one. */
    String hint() {
        return "…" + apiKey.substring(Math.max(apiKey.length() / 2, apiKey.length() - HINT));
    }

    @Override
    public String toString() {
        return "a credential";
    }
}
