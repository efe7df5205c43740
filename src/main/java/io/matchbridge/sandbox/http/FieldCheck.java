package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.util.ArrayList;
import java.util.List;

/** Whether a value may be written into a custom field. */
final class FieldCheck {

    private static final String[] INTERVALS = {
        "NONE",
        "1 TIME",
        "1 HOUR",
        "1 DAY",
        "1 WEEK",
        "2 WEEK",
        "1 MONTH",
        "2 MONTH",
        "1 YEAR",
        "6 MONTH",
        "0.5 MONTH",
        "3 MONTH"
    };

    private static final Check NUMBER = (name, value) -> require(value.isNumber(), name, "must be a number");

    private static final Shape CURRENCY =
            Shape.empty().need("value", NUMBER).need("currencyCode", Check.textNotEmpty());

    private static final Shape NUMBER_RANGE = Shape.empty()
            .need("type", Check.oneOf("number-range"))
            .need("minValue", NUMBER)
            .need("maxValue", NUMBER);

    private static final Shape COMPENSATION_RANGE = Shape.empty()
            .need("type", Check.oneOf("compensation-range"))
            .need("minValue", NUMBER)
            .need("maxValue", NUMBER)
            .need("currencyCode", Check.textNotEmpty())
            .need("interval", Check.oneOf(INTERVALS));

    private static final Shape LOCATION = Shape.empty()
            .may("country", Check.text())
            .may("region", Check.text())
            .may("city", Check.text());

    private FieldCheck() {}

    /** Refuses a value that the field cannot hold; null, which clears, is held by every field. */
    static void look(ObjectNode field, JsonNode value) {
        if (!value.isNull()) {
            check(field).look("fieldValue", value);
        }
    }

    private static Check check(ObjectNode field) {
        return switch (Json.text(field, "fieldType")) {
            case "Boolean" -> Check.flag();
            case "Number" -> NUMBER;
            case "Date" ->
                (name, value) -> require(
                        value.isTextual() && (Check.isDate(value.asText()) || Check.isDateTime(value.asText())),
                        name,
                        "must be an ISO 8601 date");
            case "ValueSelect" -> Check.oneOf(options(field));
            case "MultiValueSelect" -> Check.listOf(Check.oneOf(options(field)));
            case "Currency" -> CURRENCY;
            case "NumberRange" -> NUMBER_RANGE;
            case "CompensationRange" -> COMPENSATION_RANGE;
            case "Url" -> Check.httpUrl();
            case "UUID" -> Check.uuid();
            case "Location" -> LOCATION;
            default -> Check.text();
        };
    }

    private static String[] options(ObjectNode field) {
        List<String> options = new ArrayList<>();
        field.path("selectableValues").forEach(option -> {
            if (!Json.flag(option, "isArchived")) {
                options.add(Json.text(option, "value"));
            }
        });
        return options.toArray(String[]::new);
    }
}
