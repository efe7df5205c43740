package io.matchbridge.pushback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a person reads how a score came about: the console, which asks for a token first. The address names no person.
 *
 * @param publicUrl where the service is reached from outside, without a slash at its end; null: nowhere
 */
public record EvidenceLink(String publicUrl, String tenant) {

    public EvidenceLink {
        publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceAll("/+$", "");
    }

    /** No link: the service is not reached from outside. */
    static EvidenceLink none() {
        return new EvidenceLink(null, null);
    }

    Optional<String> to(String applicationId) {
        return Optional.ofNullable(publicUrl)
                .map(url -> url + "/#tenant=" + encoded(tenant) + "&application=" + encoded(applicationId));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
