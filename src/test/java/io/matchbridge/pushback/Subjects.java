package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.matchbridge.pushback.FieldDefinition.Option;
import io.matchbridge.pushback.PushBackSettings.Fields;
import io.matchbridge.pushback.PushBackSettings.Mapping;
import io.matchbridge.pushback.PushBackSettings.Notes;
import io.matchbridge.pushback.PushBackSettings.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Candidates, fields and settings for tests of the plan. */
final class Subjects {

    static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    /** When each copy was asked for. */
    static final Instant ASKED = NOW.minus(Duration.ofDays(2));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Subjects() {}

    static Scored scored(int score, String band) {
        return new Scored(
                score,
                band,
                List.of("Five years of Java.", "Led a team."),
                List.of("Java", "PostgreSQL"),
                List.of("Kafka", "Go"),
                NOW,
                1);
    }

    static Scored scored(int score) {
        return scored(score, score >= 70 ? "strong" : score >= 50 ? "good" : score >= 30 ? "possible" : "weak");
    }

    static FieldDefinition field(String type) {
        return new FieldDefinition("f", "Field", "Application", type, false, false, List.of());
    }

    static FieldDefinition date(boolean isDateOnly) {
        return new FieldDefinition("f", "Field", "Application", "Date", false, isDateOnly, List.of());
    }

    /** Options as label=value. */
    static FieldDefinition select(String type, String... options) {
        return new FieldDefinition(
                "f",
                "Field",
                "Application",
                type,
                false,
                false,
                Arrays.stream(options)
                        .map(option -> new Option(option.split("=")[0], option.split("=")[1], false))
                        .toList());
    }

    static FieldDefinition named(String id, String objectType, String type) {
        return new FieldDefinition(id, "Field " + id, objectType, type, false, false, List.of());
    }

    static PushBackSettings fieldsOnly(Mapping... mappings) {
        return new PushBackSettings(new Fields(true, List.of(mappings)), null, null);
    }

    static PushBackSettings tagsOnly() {
        return new PushBackSettings(null, new Tags(true, null), null);
    }

    static PushBackSettings notesOnly() {
        return new PushBackSettings(null, null, new Notes(true, null));
    }

    static Account account(FieldDefinition... fields) {
        Map<String, FieldDefinition> byId = new HashMap<>();
        Arrays.stream(fields).forEach(field -> byId.put(field.id(), field));
        return new Account(byId, Map.of(), Map.of());
    }

    static AshbyObject object(String id) {
        return new AshbyObject(id, ASKED, Map.of(), Map.of());
    }

    static AshbyObject object(String id, Map<String, JsonNode> fields, Map<String, Written> written) {
        return new AshbyObject(id, ASKED, fields, written);
    }

    static Subject.Application application(String id, int score) {
        return new Subject.Application(object(id), "Software Engineer", scored(score));
    }

    static Subject.Application application(AshbyObject object, int score) {
        return new Subject.Application(object, "Software Engineer", scored(score));
    }

    static Subject subject(Subject.Application... applications) {
        return new Subject(object("c1"), Set.of(), List.of(applications));
    }

    /** Written a while ago; our copy was asked for before. */
    static Written written(Object value) {
        return written(ASKED.plusSeconds(1), value);
    }

    /** Written a while ago; our copy was asked for since. */
    static Written writtenBeforeTheCopy(Object value) {
        return written(ASKED.minusSeconds(1), value);
    }

    private static Written written(Instant stoodAt, Object value) {
        return new Written(json(value), stoodAt, null, null, NOW.minus(Duration.ofDays(2)));
    }

    static Written withheld(Object value, int score) {
        return new Written(json(value), ASKED.plusSeconds(1), score, null, NOW);
    }

    static Written refused(Object value) {
        return new Written(NullNode.instance, ASKED.plusSeconds(1), null, json(value), NOW);
    }

    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    static ArrayNode list(String... values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(values).forEach(list::add);
        return list;
    }
}
