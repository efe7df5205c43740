package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Lets requests in: credential, ceiling, version, content type, JSON, permission, in this order. */
final class Gate {

    static final String VERSION = "2026-01-01";

    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Keys keys;

    Gate(Keys keys) {
        this.keys = keys;
    }

    /** The key of a request, or a refusal with 401, 403 or 429. */
    ApiKey key(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw Refusal.withStatus(
                    401, null, "API key is missing. Use HTTP Basic authentication with the key as user name.");
        }
        ApiKey key = known(authorization)
                .orElseThrow(() -> Refusal.withStatus(403, null, "The API key is invalid or has been deactivated."));
        if (!keys.isWithinCeiling(key)) {
            throw Refusal.withStatus(429, "rate_limit_exceeded", "Rate limit exceeded. Please try again in a minute.");
        }
        return key;
    }

    /** Title of the key of a request; null when there is none. */
    String title(String authorization) {
        return authorization == null
                ? null
                : known(authorization).map(ApiKey::title).orElse(null);
    }

    private Optional<ApiKey> known(String authorization) {
        return authorization.length() < 6
                ? Optional.empty()
                : keys.find(user(authorization.substring(6).strip()));
    }

    void version(String asked) {
        if (asked != null && !asked.equals(VERSION)) {
            throw Refusal.invalidInput("Ashby-Version must be an active version, such as " + VERSION);
        }
    }

    ObjectNode body(String contentType, byte[] bytes) {
        if (contentType == null || !contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.invalidInput("The request must have the header Content-Type: application/json");
        }
        try {
            JsonNode body = STRICT.readTree(bytes);
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            throw Refusal.withStatus(400, "invalid_input", "The request body is not valid JSON");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw Refusal.invalidInput("The request body must be a JSON object");
    }

    void permission(ApiKey key, String scope) {
        if (!key.scopes().contains(scope)) {
            throw Refusal.withStatus(
                    403, "missing_endpoint_permission", "The API key does not have the permission " + scope);
        }
    }

    private static String user(String credential) {
        try {
            String pair = new String(Base64.getDecoder().decode(credential), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
