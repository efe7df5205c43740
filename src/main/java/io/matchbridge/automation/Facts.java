package io.matchbridge.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known when a rule looks at an application: the JSON of {@code automation/due.sql}. */
record Facts(JsonNode json) {

    String applicationId() {
        return json.path("application").path("id").asText();
    }

    String candidateId() {
        return json.path("application").path("candidate").path("id").asText(null);
    }

    String jobId() {
        return json.path("application").path("job").path("id").asText(null);
    }

    int score() {
        return json.path("score").asInt();
    }

    String band() {
        return json.path("band").asText();
    }

    /** Whether the application still stands as it did when the event came. */
    boolean isPresent() {
        return json.path("present").asBoolean();
    }

    boolean isActive() {
        return json.path("application").path("status").asText().equals("Active");
    }

    String stageId() {
        return json.path("stage").path("id").asText();
    }

    boolean isIn(String stageId) {
        return stageId().equals(stageId);
    }

    /** Whether this rule has moved the application there before. */
    boolean movedTo(String stageId) {
        return contains(json.path("movedTo"), stageId);
    }

    /** Whether the interview plan is one of the job, or the one that the application is in. */
    boolean hasPlan(String planId) {
        return contains(json.path("job").path("interviewPlanIds"), planId)
                || json.path("application")
                        .path("currentInterviewStage")
                        .path("interviewPlanId")
                        .asText()
                        .equals(planId);
    }

    /** The stage of the application's plan that archived ones are in; null: none. */
    String archiveStageId() {
        return json.path("archiveStageId").asText(null);
    }

    boolean hasTag(String tagId) {
        for (JsonNode tag : json.path("candidate").path("tags")) {
            if (tag.path("id").asText().equals(tagId)) {
                return true;
            }
        }
        return false;
    }

    /** The value of a custom field; a null node where it has none. */
    JsonNode fieldValue(String objectType, String fieldId) {
        JsonNode object = json.path(objectType.equals("Application") ? "application" : "candidate");
        for (JsonNode field : object.path("customFields")) {
            if (field.path("id").asText().equals(fieldId)) {
                return field.has("value") ? field.get("value") : NullNode.instance;
            }
        }
        return NullNode.instance;
    }

    /** What a condition may ask about. A member that is null in Ashby's record is absent here. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("score", (long) score());
        variables.put("band", band());
        for (String name : List.of("application", "stage", "candidate")) {
            variables.put(name, map(json.path(name)));
        }
        Map<String, Object> job = map(json.path("job"));
        if (json.hasNonNull("department")) {
            job.put("department", json.path("department").asText());
        }
        variables.put("job", job);
        List<String> tags = new ArrayList<>();
        json.path("candidate")
                .path("tags")
                .forEach(tag -> tags.add(tag.path("title").asText()));
        variables.put("tags", tags);
        return variables;
    }

    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new HashMap<>();
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(member -> {
                if (!member.getValue().isNull()) {
                    map.put(member.getKey(), value(member.getValue()));
                }
            });
        }
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> {
                if (!item.isNull()) {
                    list.add(value(item));
                }
            });
            return list;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }

    static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
