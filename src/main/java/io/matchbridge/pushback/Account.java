package io.matchbridge.pushback;

import io.matchbridge.pushback.PushBackSettings.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an account of the ATS offers for writing: its custom fields and tags.
 *
 * @param fields custom fields by id, archived ones too
 * @param tags tags by id, archived ones too
 * @param chosenTags the id of the tag that we use, by the title under which we first used it
 */
public record Account(Map<String, FieldDefinition> fields, Map<String, Tag> tags, Map<String, String> chosenTags) {

    /** A tag for candidates. */
    public record Tag(String id, String title, boolean isArchived) {}

    /** A mapping that cannot be used, and why, in words for an administrator. */
    public record Problem(Mapping mapping, String reason) {}

    public Account {
        fields = Map.copyOf(fields);
        tags = Map.copyOf(tags);
        chosenTags = Map.copyOf(chosenTags);
    }

    /** The mappings that cannot be used, in their order. */
    List<Problem> problems(List<Mapping> mappings) {
        List<Problem> problems = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Mapping mapping : mappings) {
            unfit(mapping, taken).ifPresent(reason -> problems.add(new Problem(mapping, reason)));
            taken.add(mapping.fieldId());
        }
        return problems;
    }

    /** The tag that a title stands for: the one we used before, even if it was renamed since; else one with that title. */
    Optional<Tag> tag(String title) {
        Tag chosen = tags.get(chosenTags.getOrDefault(title, ""));
        if (chosen != null) {
            return Optional.of(chosen);
        }
        List<Tag> named =
                tags.values().stream().filter(tag -> tag.title().equals(title)).toList();
        return named.stream()
                .filter(tag -> !tag.isArchived())
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private Optional<String> unfit(Mapping mapping, Set<String> taken) {
        FieldDefinition field = fields.get(mapping.fieldId());
        if (field == null) {
            return Optional.of("There is no such field.");
        }
        if (field.isArchived()) {
            return Optional.of("The field is archived or was removed.");
        }
        if (!field.objectType().equals(mapping.objectType().json())) {
            return Optional.of("The field is one of " + field.objectType() + ", not of "
                    + mapping.objectType().json() + ".");
        }
        if (taken.contains(mapping.fieldId())) {
            return Optional.of("Two outputs cannot stand in one field.");
        }
        return mapping.output().unfit(field);
    }
}
