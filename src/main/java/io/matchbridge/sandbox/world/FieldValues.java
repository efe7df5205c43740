package io.matchbridge.sandbox.world;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Custom field values as Ashby shows them. */
public final class FieldValues {

    private final World world;
    private final Behaviour behaviour;

    public FieldValues(World world, Behaviour behaviour) {
        this.world = world;
        this.behaviour = behaviour;
    }

    /** The {@code customFields} of a record. */
    public ArrayNode shown(ObjectNode state, boolean seesPrivate) {
        ArrayNode shown = Json.array();
        state.path("values").properties().forEach(value -> {
            boolean show = behaviour.is(Unverified.CLEARED_FIELD_IS_NULL)
                    || !value.getValue().isNull();
            Optional<ObjectNode> field = world.fields().find(value.getKey());
            if (show && field.isPresent() && (seesPrivate || !Json.flag(field.get(), "isPrivate"))) {
                shown.add(shown(field.get(), value.getValue()));
            }
        });
        return shown;
    }

    /** One value object; its id is the id of the definition. */
    public ObjectNode shown(ObjectNode field, JsonNode value) {
        ObjectNode shown = Json.object().put("id", text(field, "id")).put("title", text(field, "title"));
        shown.set("value", value(field, value));
        if (field.has("selectableValues") && !value.isNull()) {
            shown.set("valueLabel", labels(field, value));
        }
        return shown.put("isPrivate", Json.flag(field, "isPrivate"));
    }

    private JsonNode value(ObjectNode field, JsonNode value) {
        if (value.isNull() || !text(field, "fieldType").equals("Date")) {
            return value;
        }
        boolean dateOnly = Json.flag(field, "isDateOnlyField");
        String date = value.asText();
        if (!dateOnly || behaviour.is(Unverified.DATE_ONLY_SHOWN_WITH_TIME)) {
            return JsonNodeFactory.instance.textNode(date.length() == 10 ? date + "T00:00:00.000Z" : date);
        }
        return JsonNodeFactory.instance.textNode(date.substring(0, 10));
    }

    private static JsonNode labels(ObjectNode field, JsonNode value) {
        if (!value.isArray()) {
            return label(field, value.asText());
        }
        List<JsonNode> labels = new ArrayList<>();
        value.forEach(one -> labels.add(label(field, one.asText())));
        return Json.array().addAll(labels);
    }

    private static JsonNode label(ObjectNode field, String value) {
        for (JsonNode option : field.path("selectableValues")) {
            if (value.equals(text(option, "value"))) {
                return option.get("label");
            }
        }
        return NullNode.instance;
    }
}
