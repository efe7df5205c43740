package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a value that we mean to write with the one that the ATS shows: it may have come back in another form. */
final class StandingValue {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.+");

    private StandingValue() {}

    /** An instant as the ATS writes it. */
    static String instant(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    /**
     * Whether two values mean the same: numbers by size, lists as sets, dates by their day where one has no time of day, texts
     * whatever stands between their words; absent, null and an empty list are all no value.
     */
    static boolean same(JsonNode one, JsonNode other) {
        if (isNone(one) || isNone(other)) {
            return isNone(one) && isNone(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isArray() && other.isArray()) {
            return members(one).equals(members(other));
        }
        if (one.isTextual() && other.isTextual()) {
            return words(one.textValue()).equals(words(other.textValue()))
                    || sameDate(one.textValue(), other.textValue());
        }
        return one.equals(other);
    }

    static boolean isNone(JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() || value.isArray() && value.isEmpty();
    }

    /** Nobody knows what a text field makes of line breaks and of blanks at the ends; a write for those alone would never end. */
    private static String words(String text) {
        return SPACE.matcher(text.strip()).replaceAll(" ");
    }

    private static Set<JsonNode> members(JsonNode list) {
        Set<JsonNode> members = new HashSet<>();
        list.forEach(members::add);
        return members;
    }

    private static boolean sameDate(String one, String other) {
        if (DAY.matcher(one).matches() || DAY.matcher(other).matches()) {
            boolean dates = isDate(one) && isDate(other);
            return dates && one.substring(0, 10).equals(other.substring(0, 10));
        }
        Instant moment = moment(one);
        return moment != null && Objects.equals(moment, moment(other));
    }

    private static boolean isDate(String text) {
        return DAY.matcher(text).matches() || MOMENT.matcher(text).matches();
    }

    private static Instant moment(String text) {
        if (!MOMENT.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
