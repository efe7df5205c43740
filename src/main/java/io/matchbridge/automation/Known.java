package io.matchbridge.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.http.Problem;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What a rule of a tenant may name: the JSON of {@code api/rules/known.sql}.
 *
 * @param ruleId the rule that is to be changed; null: a new one
 */
public record Known(Long ruleId, JsonNode json) {

    /** @throws Problem 404 when there is no such tenant, or no such rule to change */
    public static Known of(@Body String json, @Variable("ask") Map<String, Object> ask) throws JsonProcessingException {
        if (json == null || json.isEmpty()) {
            throw Problem.notFound("connection");
        }
        JsonNode known = Automation.JSON.readTree(json);
        if (ask.get("id") != null && !known.hasNonNull("rule")) {
            throw Problem.notFound("rule");
        }
        return new Known(known.hasNonNull("rule") ? known.path("rule").asLong() : null, known);
    }

    Optional<JsonNode> job() {
        return Optional.ofNullable(json.get("job")).filter(JsonNode::isObject);
    }

    Optional<JsonNode> stage(String id) {
        return find("stages", "id", id);
    }

    Optional<JsonNode> reason(String id) {
        return find("reasons", "id", id);
    }

    Optional<JsonNode> field(String id) {
        return find("fields", "id", id);
    }

    /** As it is written, else whatever the case of its letters. */
    Optional<JsonNode> tag(String title) {
        Optional<JsonNode> exact = find("tags", "title", title);
        if (exact.isPresent()) {
            return exact;
        }
        for (JsonNode tag : json.path("tags")) {
            if (tag.path("title").asText().strip().equalsIgnoreCase(title.strip())) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> find(String list, String member, String value) {
        for (JsonNode item : json.path(list)) {
            if (item.path(member).asText().equals(value)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }
}
