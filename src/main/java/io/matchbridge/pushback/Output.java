package io.matchbridge.pushback;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a score that a custom field can show. */
public enum Output {
    @JsonProperty("score")
    SCORE("score", Set.of("Number", "String", "LongText")),
    @JsonProperty("band")
    BAND("band", Set.of("String", "LongText", "ValueSelect")),
    @JsonProperty("reasons")
    REASONS("reasons", Set.of("LongText", "String")),
    @JsonProperty("matchedSkills")
    MATCHED_SKILLS("matchedSkills", Set.of("LongText", "String", "MultiValueSelect")),
    @JsonProperty("missingSkills")
    MISSING_SKILLS("missingSkills", Set.of("LongText", "String", "MultiValueSelect")),
    @JsonProperty("scoredAt")
    SCORED_AT("scoredAt", Set.of("Date", "String", "LongText"));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 10_000;

    private final String json;
    private final Set<String> fieldTypes;

    Output(String json, Set<String> fieldTypes) {
        this.json = json;
        this.fieldTypes = fieldTypes;
    }

    /** Its name in JSON. */
    public String json() {
        return json;
    }

    /** Why a field cannot hold this output, in words for an administrator; empty when it can. */
    public Optional<String> unfit(FieldDefinition field) {
        if (!fieldTypes.contains(field.fieldType())) {
            return Optional.of("A field of type %s cannot hold %s; it takes %s."
                    .formatted(field.fieldType(), json, String.join(", ", sorted(fieldTypes))));
        }
        if (this == BAND && field.fieldType().equals("ValueSelect")) {
            List<String> missing = Scored.BANDS.stream()
                    .filter(band -> field.optionNamed(band).isEmpty())
                    .toList();
            if (!missing.isEmpty()) {
                return Optional.of(
                        "The field has no option that can be chosen for: " + String.join(", ", missing) + ".");
            }
        }
        return Optional.empty();
    }

    /** What is to stand in a field that can hold this output; a null node where it is to be empty. */
    JsonNode value(Scored scored, FieldDefinition field) {
        return switch (this) {
            case SCORE ->
                field.fieldType().equals("Number")
                        ? JSON.numberNode(scored.score())
                        : JSON.textNode(String.valueOf(scored.score()));
            case BAND ->
                field.fieldType().equals("ValueSelect")
                        ? JSON.textNode(field.optionNamed(scored.bandTitle()).orElseThrow())
                        : JSON.textNode(scored.bandTitle());
            case REASONS -> text(scored.reasons(), field, " ", "\n");
            case MATCHED_SKILLS -> skills(scored.matchedSkills(), field);
            case MISSING_SKILLS -> skills(scored.missingSkills(), field);
            case SCORED_AT ->
                JSON.textNode(
                        field.isDateOnly()
                                ? scored.scoredAt().toString().substring(0, 10)
                                : StandingValue.instant(scored.scoredAt()));
        };
    }

    private static JsonNode skills(List<String> skills, FieldDefinition field) {
        if (!field.fieldType().equals("MultiValueSelect")) {
            return text(skills, field, ", ", ", ");
        }
        ArrayNode chosen = JSON.arrayNode();
        skills.stream()
                .flatMap(skill -> field.optionNamed(skill).stream())
                .distinct()
                .forEach(chosen::add);
        return chosen.isEmpty() ? JSON.nullNode() : chosen;
    }

    private static JsonNode text(List<String> parts, FieldDefinition field, String inLine, String inText) {
        boolean isLong = field.fieldType().equals("LongText");
        String text = ReadableText.clean(String.join(isLong ? inText : inLine, parts));
        int longest = isLong ? LONGEST_TEXT : LONGEST_LINE;
        if (text.isBlank()) {
            return JSON.nullNode();
        }
        return JSON.textNode(ReadableText.shortened(text, longest));
    }

    private static List<String> sorted(Set<String> types) {
        return types.stream().sorted().toList();
    }
}
