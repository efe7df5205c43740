package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A request that a client sent.
 *
 * @param body as JSON; a missing node when it was none
 * @param headers by lower-case name; never the credential
 * @param key title of the key; null when there was none
 * @param status HTTP status of the answer; 0 when the connection was dropped
 * @param code {@code errorInfo.code} of the answer, or null
 */
public record RecordedRequest(
        String endpoint,
        JsonNode body,
        Map<String, String> headers,
        String key,
        Instant at,
        int status,
        String code,
        String requestId) {}
