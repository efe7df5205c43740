package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at one value of a request and refuses it with {@code invalid_input} when it is not as it must be. */
@FunctionalInterface
interface Check {

    /** What Ashby takes for an id: version and variant digits are looked at too. */
    Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    void look(String name, JsonNode value);

    static Check text() {
        return (name, value) -> require(value.isTextual(), name, "must be a string");
    }

    static Check textNotEmpty() {
        return (name, value) ->
                require(value.isTextual() && !value.asText().isBlank(), name, "must be a string that is not empty");
    }

    static Check uuid() {
        return (name, value) ->
                require(value.isTextual() && UUID.matcher(value.asText()).matches(), name, "must be a valid UUID");
    }

    static Check flag() {
        return (name, value) -> require(value.isBoolean(), name, "must be a boolean");
    }

    static Check integer() {
        return (name, value) ->
                require(value.isIntegralNumber() && value.canConvertToLong(), name, "must be an integer");
    }

    static Check limit() {
        return (name, value) -> {
            require(value.isIntegralNumber(), name, "must be a number");
            require(value.asLong() >= 1, name, "must be >= 1");
            require(value.asLong() <= 100, name, "must be <= 100");
        };
    }

    static Check oneOf(String... allowed) {
        List<String> values = List.of(allowed);
        return (name, value) -> require(
                value.isTextual() && values.contains(value.asText()),
                name,
                "must be one of " + String.join(", ", values));
    }

    static Check listOf(Check element) {
        return (name, value) -> {
            require(value.isArray(), name, "must be an array");
            for (int i = 0; i < value.size(); i++) {
                element.look(name + "[" + i + "]", value.get(i));
            }
        };
    }

    static Check notEmptyListOf(Check element) {
        return (name, value) -> {
            listOf(element).look(name, value);
            require(!value.isEmpty(), name, "must have at least one element");
        };
    }

    static Check dateTime() {
        return (name, value) ->
                require(value.isTextual() && isDateTime(value.asText()), name, "must be an ISO 8601 date and time");
    }

    static Check httpUrl() {
        return (name, value) -> require(value.isTextual() && isHttpUrl(value.asText()), name, "must be a URL");
    }

    static Check anything() {
        return (name, value) -> {};
    }

    /** Null is as good as absent. */
    static Check orNull(Check check) {
        return (name, value) -> {
            if (!value.isNull()) {
                check.look(name, value);
            }
        };
    }

    static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static boolean isHttpUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static void require(boolean right, String name, String message) {
        if (!right) {
            throw Refusal.invalidInput(name + " " + message);
        }
    }
}
