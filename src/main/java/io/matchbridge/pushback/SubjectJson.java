package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a candidate as the view push_back_subject gives it. */
final class SubjectJson {

    private SubjectJson() {}

    static Subject read(String json) {
        JsonNode candidate = Json.tree(json);
        List<Subject.Application> applications = new ArrayList<>();
        candidate
                .path("applications")
                .forEach(application -> applications.add(new Subject.Application(
                        object(application), application.path("jobTitle").asText(null), scored(application))));
        List<AshbyObject> formerly = new ArrayList<>();
        candidate.path("formerly").forEach(application -> formerly.add(object(application)));
        return new Subject(
                object(candidate),
                TagWrite.tags(candidate),
                applications,
                candidate.path("withdrawn").asBoolean(),
                formerly);
    }

    private static AshbyObject object(JsonNode object) {
        Map<String, Written> written = new HashMap<>();
        object.path("written").properties().forEach(place -> written.put(place.getKey(), written(place.getValue())));
        return new AshbyObject(
                object.path("id").asText(),
                Instant.parse(object.path("askedAt").asText()),
                PushBackKind.fields(object.get("customFields")),
                written);
    }

    private static Written written(JsonNode written) {
        return new Written(
                written.get("value"),
                written.hasNonNull("stoodAt")
                        ? Instant.parse(written.get("stoodAt").asText())
                        : null,
                written.hasNonNull("withheldScore")
                        ? written.get("withheldScore").intValue()
                        : null,
                written.hasNonNull("refused") ? written.get("refused") : null,
                Instant.parse(written.path("at").asText()));
    }

    private static Scored scored(JsonNode application) {
        JsonNode evidence = application.path("evidence");
        return new Scored(
                application.path("score").asInt(),
                application.path("band").asText(),
                texts(evidence.path("reasons")),
                skills(evidence.path("matchedSkills")),
                texts(evidence.path("missingSkills")),
                Instant.parse(application.path("scoredAt").asText()),
                application.path("version").asInt());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> skills(JsonNode list) {
        List<String> skills = new ArrayList<>();
        list.forEach(matched -> skills.add(matched.path("skill").asText()));
        return skills;
    }
}
