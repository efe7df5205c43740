package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What can be done to a good answer so that it is none. What concerns a record happens to the first one of a list. */
public enum Spoil {
    /** A page of a proxy instead of JSON. */
    HTML,
    /** The first half of the JSON. */
    HALF_JSON,
    /** No member {@code success}. */
    NO_SUCCESS,
    /** No member {@code results}. */
    NO_RESULTS,
    /** The cursor that was asked for comes back as the next one. */
    SAME_CURSOR,
    /** A record without an id. */
    NO_ID,
    /** A date that is none. */
    BAD_DATE,
    /** U+0000 within a name. */
    NUL_IN_NAME,
    /** Half of a surrogate pair within a name. */
    LONE_SURROGATE_IN_NAME;

    private static final List<String> NAMES = List.of("name", "title", "content", "firstName", "text");
    private static final String PLACE = "@@place@@";

    byte[] spoil(ObjectNode answer, JsonNode request) {
        switch (this) {
            case HTML:
                return "<html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);
            case HALF_JSON:
                byte[] whole = Json.bytes(answer);
                return Arrays.copyOf(whole, whole.length / 2);
            case NO_SUCCESS:
                answer.remove("success");
                break;
            case NO_RESULTS:
                answer.remove("results");
                break;
            case SAME_CURSOR:
                answer.put("moreDataAvailable", true);
                answer.put(
                        "nextCursor",
                        request.path("cursor").asText(answer.path("nextCursor").asText("again")));
                break;
            case NO_ID:
                changeable(answer).remove("id");
                break;
            case BAD_DATE:
                changeable(answer).put("createdAt", "yesterday").put("updatedAt", "2026-13-45T99:00:00.000Z");
                break;
            case NUL_IN_NAME:
                return named(answer, "\\u0000");
            case LONE_SURROGATE_IN_NAME:
                return named(answer, "\\ud83d");
        }
        return Json.bytes(answer);
    }

    /** Puts an escape into a name that a JSON library would not write. */
    private static byte[] named(ObjectNode answer, String escape) {
        ObjectNode record = changeable(answer);
        NAMES.stream().filter(record::has).findFirst().ifPresent(member -> {
            String name = record.path(member).asText();
            record.put(member, name.substring(0, name.length() / 2) + PLACE + name.substring(name.length() / 2));
        });
        String text = new String(Json.bytes(answer), StandardCharsets.UTF_8);
        return text.replace(PLACE, escape).getBytes(StandardCharsets.UTF_8);
    }

    /** A copy of the record to spoil, put in its place; the sandbox's own record stays as it is. */
    private static ObjectNode changeable(ObjectNode answer) {
        JsonNode results = answer.path("results");
        if (results instanceof ArrayNode list && !list.isEmpty()) {
            ObjectNode copy = list.get(0).deepCopy();
            list.set(0, copy);
            return copy;
        }
        if (results instanceof ObjectNode one) {
            ObjectNode copy = one.deepCopy();
            answer.set("results", copy);
            return copy;
        }
        return Json.object();
    }
}
