package io.matchbridge.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The values that the custom fields of the ATS take, by the type of the field. */
final class FieldValue {

    private static final int LONGEST = 10_000;

    private FieldValue() {}

    /**
     * The value as the ATS wants it; empty when the field cannot hold it. An option may be given by its label.
     *
     * @param field a definition as {@code customField.list} gives it
     */
    static Optional<JsonNode> of(JsonNode field, JsonNode value) {
        return switch (field.path("fieldType").asText()) {
            case "Boolean" -> Optional.of(value).filter(JsonNode::isBoolean);
            case "Number" -> Optional.of(value).filter(JsonNode::isNumber);
            case "String", "LongText" -> Optional.of(value).filter(FieldValue::isText);
            case "Url" ->
                Optional.of(value)
                        .filter(FieldValue::isText)
                        .filter(url -> url.asText().matches("https?://\\S+"));
            case "Date" -> Optional.of(value).filter(FieldValue::isText).filter(date -> isDate(date.asText()));
            case "ValueSelect" -> option(field, value);
            case "MultiValueSelect" -> options(field, value);
            default -> Optional.empty();
        };
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual()
                && !value.asText().isEmpty()
                && value.asText().length() <= LONGEST
                && value.asText().indexOf('\0') < 0;
    }

    private static boolean isDate(String text) {
        try {
            if (text.length() == "2026-01-01".length()) {
                LocalDate.parse(text);
            } else {
                OffsetDateTime.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<JsonNode> option(JsonNode field, JsonNode wanted) {
        for (String member : new String[] {"value", "label"}) {
            for (JsonNode option : field.path("selectableValues")) {
                if (!option.path("isArchived").asBoolean()
                        && option.path(member).equals(wanted)) {
                    return Optional.of(option.path("value"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> options(JsonNode field, JsonNode wanted) {
        if (!wanted.isArray() || wanted.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : wanted) {
            Optional<JsonNode> value = option(field, item);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }
}
