package io.matchbridge.pushback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.util.List;
import java.util.Map;

/** What a tenant wants written back, as {@code PUT …/push-back} takes it. What is left out is off. */
public record PushBackSettings(Fields customFields, Tags tags, Notes notes) {

    static final String PREFIX = "Match: ";
    private static final int LONGEST_PREFIX = 50;
    private static final int MOST_MAPPINGS = 100;

    /** One output of a score in one custom field. */
    public record Mapping(Output output, ObjectType objectType, String fieldId) {

        /** As a problem names it. */
        Map<String, Object> named() {
            return Map.of("output", output.json(), "objectType", objectType.json(), "fieldId", fieldId);
        }
    }

    /** What a custom field may hang on to be written. */
    public enum ObjectType {
        @JsonProperty("Application")
        APPLICATION("Application"),
        @JsonProperty("Candidate")
        CANDIDATE("Candidate");

        private final String json;

        ObjectType(String json) {
            this.json = json;
        }

        public String json() {
            return json;
        }
    }

    public record Fields(boolean enabled, List<Mapping> mappings) {
        public Fields {
            mappings = mappings == null ? List.of() : List.copyOf(mappings);
        }
    }

    public record Tags(boolean enabled, String prefix) {
        public Tags {
            prefix = prefix == null ? PREFIX : prefix;
        }
    }

    /** @param isPrivate whether only those see a note who may see private fields */
    public record Notes(
            boolean enabled, @JsonProperty("private") Boolean isPrivate) {
        public Notes {
            isPrivate = Boolean.TRUE.equals(isPrivate);
        }
    }

    public PushBackSettings {
        customFields = customFields == null ? new Fields(false, null) : customFields;
        tags = tags == null ? new Tags(false, null) : tags;
        notes = notes == null ? new Notes(false, null) : notes;
    }

    static PushBackSettings off() {
        return new PushBackSettings(null, null, null);
    }

    /** @throws Problem 400 that names the member which cannot be used */
    static PushBackSettings read(String body) {
        PushBackSettings settings = Json.read(body, PushBackSettings.class);
        List<Mapping> mappings = settings.customFields.mappings;
        if (mappings.size() > MOST_MAPPINGS) {
            throw Problem.invalid(
                    "customFields.mappings", "customFields.mappings must hold at most " + MOST_MAPPINGS + ".");
        }
        for (int i = 0; i < mappings.size(); i++) {
            Mapping mapping = mappings.get(i);
            require(mapping.output, i, "output");
            require(mapping.objectType, i, "objectType");
            require(mapping.fieldId, i, "fieldId");
        }
        String prefix = settings.tags.prefix;
        if (prefix.isBlank()
                || prefix.length() > LONGEST_PREFIX
                || prefix.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                    "tags.prefix", "tags.prefix must be 1 to " + LONGEST_PREFIX + " printable characters.");
        }
        return settings;
    }

    /** Whether anything is written at all. */
    public boolean enabled() {
        return customFields.enabled || tags.enabled || notes.enabled;
    }

    /** The same with everything on: what would be written. */
    PushBackSettings allOn() {
        return new PushBackSettings(
                new Fields(true, customFields.mappings), new Tags(true, tags.prefix), new Notes(true, notes.isPrivate));
    }

    /** Titles of the tags, best first. */
    List<String> tagTitles() {
        return Scored.BANDS.stream().map(this::tagTitle).toList();
    }

    /** The title of a band's tag, without blanks at its ends, which the ATS drops. */
    String tagTitle(String bandTitle) {
        return (tags.prefix + bandTitle).strip();
    }

    private static void require(Object value, int index, String member) {
        if (value == null) {
            String path = "customFields.mappings[" + index + "]." + member;
            throw Problem.invalid(path, path + " is missing.");
        }
    }
}
