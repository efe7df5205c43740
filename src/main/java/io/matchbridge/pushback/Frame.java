package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.http.Json;
import io.matchbridge.pushback.Account.Tag;
import io.matchbridge.pushback.FieldDefinition.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is the same for all candidates of a tenant: its settings, its account, and what its key may do.
 *
 * @param link to the evidence of a score
 * @param scopes in small letters without signs, such as candidateswrite; empty when the key may not tell
 */
record Frame(PushBackSettings settings, Account account, EvidenceLink link, Optional<Set<String>> scopes) {

    /** Reads what {@code frame.sql} gives. */
    static Frame of(String json) {
        JsonNode frame = Json.tree(json);
        Map<String, FieldDefinition> fields = new HashMap<>();
        frame.path("fields").forEach(field -> fields.put(field.path("id").asText(), field(field)));
        Map<String, Tag> tags = new HashMap<>();
        frame.path("tags").forEach(tag -> {
            String id = tag.path("id").asText();
            tags.put(
                    id,
                    new Tag(
                            id,
                            tag.path("title").asText(),
                            tag.path("isArchived").asBoolean()));
        });
        Map<String, String> chosen = new HashMap<>();
        frame.path("chosenTags")
                .properties()
                .forEach(tag -> chosen.put(tag.getKey(), tag.getValue().asText()));
        return new Frame(
                settings(frame.get("settings")),
                new Account(fields, tags, chosen),
                new EvidenceLink(
                        frame.path("publicUrl").asText(null),
                        frame.path("tenant").asText()),
                scopes(frame.get("scopes")));
    }

    private static PushBackSettings settings(JsonNode settings) {
        return settings == null || settings.isNull()
                ? PushBackSettings.off()
                : PushBackSettings.read(settings.toString());
    }

    private static FieldDefinition field(JsonNode field) {
        List<Option> options = new ArrayList<>();
        field.path("options")
                .forEach(option -> options.add(new Option(
                        option.path("label").asText(),
                        option.path("value").asText(),
                        option.path("isArchived").asBoolean())));
        return new FieldDefinition(
                field.path("id").asText(),
                field.path("title").asText(),
                field.path("objectType").asText(),
                field.path("fieldType").asText(),
                field.path("isArchived").asBoolean(),
                field.path("isDateOnly").asBoolean(),
                options);
    }

    private static Optional<Set<String>> scopes(JsonNode scopes) {
        if (scopes == null || scopes.isNull()) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>();
        scopes.forEach(scope -> known.add(scope.asText()));
        return Optional.of(known);
    }
}
