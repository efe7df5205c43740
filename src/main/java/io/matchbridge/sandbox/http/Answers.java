package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;

/** The envelopes of answers. */
final class Answers {

    private Answers() {}

    static ObjectNode results(JsonNode results) {
        ObjectNode answer = Json.object().put("success", true);
        answer.set("results", results);
        return answer;
    }

    /** A list that comes whole and says so. */
    static ObjectNode wholeList(ArrayNode results) {
        return results(results).put("moreDataAvailable", false);
    }

    static ObjectNode failure(String code, String message, ErrorShape shape, String requestId) {
        ObjectNode answer = Json.object().put("success", false);
        answer.set("errors", shape.errors(code, message));
        if (code != null) {
            answer.putObject("errorInfo")
                    .put("code", code)
                    .put("message", message)
                    .put("requestId", requestId);
        }
        return answer;
    }
}
