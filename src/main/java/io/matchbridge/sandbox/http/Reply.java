package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to a client.
 *
 * @param code {@code errorInfo.code}, for the log; null for none
 * @param delayMillis how long it is held back
 * @param dropped whether the connection is closed instead
 */
record Reply(
        String requestId,
        int status,
        Map<String, String> headers,
        byte[] body,
        String code,
        long delayMillis,
        boolean dropped) {

    private static final int RATE_LIMITED = 429;

    static Reply ok(byte[] body, String requestId) {
        return new Reply(requestId, 200, Map.of(), body, null, 0, false);
    }

    static Reply refused(Refusal refusal, ErrorShape shape, String requestId) {
        ObjectNode body = Answers.failure(refusal.code(), refusal.getMessage(), shape, requestId);
        return new Reply(requestId, refusal.status(), Map.of(), Json.bytes(body), refusal.code(), 0, false);
    }

    /** The answer as a fault leaves it; {@code answer} is null when the request was not carried out. */
    static Reply faulty(Fault fault, ObjectNode answer, JsonNode request, String requestId) {
        int status = fault.status() == 0 ? 200 : fault.status();
        String code = fault.refuses() ? code(fault) : null;
        Map<String, String> headers = new LinkedHashMap<>();
        if (fault.retryAfter() > 0) {
            headers.put("Retry-After", String.valueOf(fault.retryAfter()));
        }
        if (fault.partner()) {
            headers.put("X-RateLimit-Scope", "integration-partner");
        }
        byte[] body = body(fault, answer, request, code, requestId);
        return new Reply(requestId, status, headers, body, code, fault.delayMillis(), fault.loseReply());
    }

    private static byte[] body(Fault fault, ObjectNode answer, JsonNode request, String code, String requestId) {
        if (fault.body() != null) {
            return fault.body().getBytes(StandardCharsets.UTF_8);
        }
        if (fault.refuses()) {
            String message = fault.message() != null ? fault.message() : "This was made to fail.";
            return Json.bytes(Answers.failure(code, message, fault.errors(), requestId));
        }
        if (answer == null) {
            return new byte[0];
        }
        return fault.spoil() == null ? Json.bytes(answer) : fault.spoil().spoil(answer, request);
    }

    private static String code(Fault fault) {
        return fault.code() == null && fault.status() == RATE_LIMITED ? "rate_limit_exceeded" : fault.code();
    }
}
