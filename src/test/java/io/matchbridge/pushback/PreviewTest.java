package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.matchbridge.testing.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the preview shows is what is then written, field by field, and nothing else. */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class PreviewTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private final String score = company.field("Application", "Match score");
    private final String best = company.field("Candidate", "Match score");
    private final String[] mappings = {
        "score", "Application", score,
        "band", "Application", company.field("Application", "Match band"),
        "reasons", "Application", company.field("Application", "Match reasons"),
        "missingSkills", "Application", company.field("Application", "Missing skills"),
        "scoredAt", "Application", company.field("Application", "Scored at"),
        "matchedSkills", "Candidate", company.field("Candidate", "Skills"),
        "score", "Candidate", best
    };

    private List<String> applications;
    private List<String> candidates;

    @BeforeEach
    void forget() {
        company.forget();
        applications = company.sandbox.standing().all("applications").stream()
                .map(record -> record.path("id").asText())
                .toList();
        candidates = company.sandbox.standing().all("candidates").stream()
                .map(record -> record.path("id").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void isWhatIsThenWritten(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        for (int round = 0; round < 2; round++) {
            somethingHappens(dice);
            company.put("{" + fields(mappings).replace("\"enabled\":true", "\"enabled\":false") + "}");
            List<JsonNode> preview = preview();
            Standing before = new Standing();

            company.switchOn(fields(mappings), tags(), notes());
            company.settle();

            Standing after = new Standing();
            preview.forEach(item -> before.change(item));
            assertThat(preview).isNotEmpty();
            assertThat(after.values).isEqualTo(before.values);
            assertThat(after.tags).isEqualTo(before.tags);
            assertThat(after.notes).isEqualTo(before.notes);
            assertThat(preview()).as("nothing is left to be written").isEmpty();
            company.switchOn();
        }
    }

    /** Scores move, people fill in fields, a day passes; and our copy shows it. */
    private void somethingHappens(SplittableRandom dice) {
        for (String application : company.service.column("select application_id from score order by application_id")) {
            int points = dice.nextInt(101);
            if (dice.nextInt(3) > 0) {
                company.score(
                        application,
                        points,
                        points >= 70 ? "strong" : points >= 50 ? "good" : points >= 30 ? "possible" : "weak");
            }
            if (dice.nextInt(6) == 0) {
                company.sandbox.recruiter().setField("applications", application, score, IntNode.valueOf(points));
            }
            if (dice.nextInt(6) == 0) {
                company.sandbox
                        .recruiter()
                        .setField("candidates", company.candidateOf(application), best, NullNode.instance);
            }
        }
        company.service.execute("update push_back_written set at = at - interval '1 day'");
        company.sync();
    }

    private static List<JsonNode> preview() {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            Reply page = company.get("/push-back/preview?limit=50" + (next.isEmpty() ? "" : "&after=" + next));
            page.json().path("items").forEach(items::add);
            next = page.json().path("next").isNull() ? null : page.at("/next");
        }
        return items;
    }

    /** What stands in the sandbox, or would after the changes of a preview. */
    private final class Standing {

        private final Map<String, Object> values = new HashMap<>();
        private final Map<String, Set<String>> tags = new HashMap<>();
        private final Map<String, Integer> notes = new HashMap<>();

        private Standing() {
            applications.forEach(id -> fieldsOf(id, company.sandbox.standing().application(id)));
            candidates.forEach(id -> {
                JsonNode candidate = company.sandbox.standing().candidate(id);
                fieldsOf(id, candidate);
                tags.put(id, new HashSet<>(candidate.path("tags").findValuesAsText("title")));
                notes.put(id, candidate.path("notes").size());
            });
        }

        private void fieldsOf(String id, JsonNode record) {
            record.path("customFields")
                    .forEach(field -> set(id, field.path("id").asText(), field.get("value")));
        }

        private void set(String object, String field, JsonNode value) {
            if (StandingValue.isNone(value)) {
                values.remove(object + " " + field);
            } else {
                values.put(object + " " + field, value.isNumber() ? value.decimalValue() : value);
            }
        }

        private void change(JsonNode item) {
            String object = item.path("objectId").asText();
            switch (item.path("kind").asText()) {
                case "customFields" ->
                    item.path("fields").forEach(field -> {
                        String id = field.path("fieldId").asText();
                        JsonNode was = field.get("before");
                        Object stood = values.get(object + " " + id);
                        assertThat(stood)
                                .as("before")
                                .isEqualTo(
                                        StandingValue.isNone(was) ? null : was.isNumber() ? was.decimalValue() : was);
                        set(object, id, field.get("after"));
                    });
                case "tag" -> {
                    if (item.hasNonNull("before")) {
                        assertThat(tags.get(object).remove(item.path("before").asText()))
                                .isTrue();
                    }
                    tags.get(object).add(item.path("after").asText());
                }
                default -> notes.merge(item.path("candidateId").asText(), 1, Integer::sum);
            }
        }
    }
}
