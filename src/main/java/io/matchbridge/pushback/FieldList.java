package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.http.Json;
import io.matchbridge.pushback.FieldDefinition.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;

/** The list of a tenant's custom fields, as a caller sees it: each with the outputs of a score that it can hold. */
public final class FieldList {

    private static final Set<String> WRITTEN_TO = Set.of("Application", "Candidate");

    private FieldList() {}

    /** @param list the answer without outputs, as {@code records/fields.sql} gives it; null when there is no such tenant */
    public static String withOutputs(@Body String list) {
        if (list == null) {
            return null;
        }
        JsonNode answer = Json.tree(list);
        answer.get("items").forEach(item -> {
            ArrayNode outputs = ((ObjectNode) item).putArray("outputs");
            FieldDefinition field = field(item);
            for (Output output : Output.values()) {
                if (!field.isArchived()
                        && WRITTEN_TO.contains(field.objectType())
                        && output.unfit(field).isEmpty()) {
                    outputs.add(output.json());
                }
            }
        });
        return Json.write(answer);
    }

    private static FieldDefinition field(JsonNode item) {
        List<Option> options = new ArrayList<>();
        item.get("selectableValues")
                .forEach(option -> options.add(new Option(
                        option.path("label").asText(null),
                        option.path("value").asText(null),
                        option.path("isArchived").asBoolean())));
        return new FieldDefinition(
                item.get("id").asText(),
                item.get("title").asText(),
                item.get("objectType").asText(),
                item.get("fieldType").asText(),
                item.get("isArchived").asBoolean(),
                false,
                options);
    }
}
