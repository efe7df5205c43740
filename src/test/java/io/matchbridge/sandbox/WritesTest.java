package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.matchbridge.sandbox.world.Unverified;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes, tags, custom fields and stages, written through the API. */
class WritesTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(40));
    private final Client client = new Client(sandbox);
    private final String candidate =
            client.results("candidate.list", "{'limit': 1}").get(0).path("id").asText();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void ofANoteEightElementsAreKept() {
        String note = "<p>Score <b>82</b></p><ul><li>Java</li></ul><strong>strong</strong><script>alert(1)</script>";
        JsonNode created = client.results(
                "candidate.createNote",
                "{'candidateId': '%s', 'note': {'type': 'text/html', 'value': '%s'}}".formatted(candidate, note));

        assertThat(created.path("content").asText()).isEqualTo("Score <b>82</b><ul><li>Java</li></ul>strong");
        assertThat(client.all("candidate.listNotes", "{'candidateId': '%s'}".formatted(candidate)))
                .contains(created);
        assertThat(sandbox.standing().candidate(candidate).path("notes")).contains(created);
    }

    @Test
    void aRepeatedNoteStandsTwice() {
        String request = "{'candidateId': '%s', 'note': 'Same'}".formatted(candidate);
        int before = client.all("candidate.listNotes", "{'candidateId': '%s'}".formatted(candidate))
                .size();

        client.results("candidate.createNote", request);
        client.results("candidate.createNote", request);

        assertThat(client.all("candidate.listNotes", "{'candidateId': '%s'}".formatted(candidate)))
                .hasSize(before + 2);
    }

    @Test
    void aNoteMayBeShownAsPlainText() {
        sandbox.behaviour().set(Unverified.NOTE_SHOWN_AS_PLAIN_TEXT, true);

        JsonNode created = client.results(
                "candidate.createNote",
                "{'candidateId': '%s', 'note': {'type': 'text/html', 'value': '<b>82</b> points'}}"
                        .formatted(candidate));

        assertThat(created.path("content").asText()).isEqualTo("82 points");
    }

    @Test
    void aTagIsCreatedOnceAddedAndRemoved() {
        String tag = client.results("candidateTag.create", "{'title': 'Match: Good'}")
                .path("id")
                .asText();
        assertThat(client.results("candidateTag.create", "{'title': 'Match: Good'}")
                        .path("id")
                        .asText())
                .isEqualTo(tag);
        String both = "{'candidateId': '%s', 'tagId': '%s'}".formatted(candidate, tag);

        client.results("candidate.addTag", both);
        JsonNode twice = client.results("candidate.addTag", both);

        assertThat(twice.path("tags").findValuesAsText("id")).containsOnlyOnce(tag);
        assertThat(client.results("candidate.removeTag", both).path("tags").findValuesAsText("id"))
                .doesNotContain(tag);
        assertThat(client.code("candidate.removeTag", both)).isNull();
        sandbox.behaviour().set(Unverified.ABSENT_TAG_IS_REFUSED, true);
        assertThat(client.code("candidate.removeTag", both)).isEqualTo("invalid_input");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Match score       | 82.5                   | true  | '82'
            Match band        | 'strong'               | true  | 'Strong'
            Match reasons     | 'Line'                 | true  | 5
            Skills            | ['java', 'postgresql'] | true  | ['Java']
            Scored at         | '2026-11-24T10:00:00.000Z' | true | 'today'
            Available from    | '2026-12-01'           | true  | 20261201
            Willing to travel | true                   | true  | 'true'
            Portfolio         | 'https://x.example/'   | true  | 'x'
            Payroll reference | '0b5a9fd4-6f0f-4f5c-8b8e-2d1f3e4a5b6c' | true | '1'
            Current salary    | {'value': 1, 'currencyCode': 'EUR'} | true | 1
            Expected hours    | {'type': 'number-range', 'minValue': 1, 'maxValue': 2} | true | {'minValue': 1, 'maxValue': 2}
            """)
    void aFieldHoldsItsTypeAlone(String title, String good, boolean kept, String bad) {
        String field = field(title, "Candidate");

        assertThat(client.code("customField.setValue", set("Candidate", candidate, field, bad)))
                .isEqualTo("invalid_input");
        client.results("customField.setValue", set("Candidate", candidate, field, good));

        JsonNode value = value(candidate, field);
        assertThat(value.isMissingNode()).isEqualTo(!kept);
        assertThat(value.path("value"))
                .isEqualTo(Client.json(good.replace('\'', '"').getBytes()));
    }

    @Test
    void aSelectShowsItsLabelToo() {
        String field = field("Match band", "Candidate");
        client.results("customField.setValue", set("Candidate", candidate, field, "'good'"));

        assertThat(value(candidate, field).path("value").asText()).isEqualTo("good");
        assertThat(value(candidate, field).path("valueLabel").asText()).isEqualTo("Good");
    }

    @Test
    void aFieldOfAnotherTypeOrAnArchivedOneIsRefused() {
        String ofApplications = field("Match score", "Application");
        String archived = field("Old band", "Candidate");

        assertThat(client.code("customField.setValue", set("Candidate", candidate, ofApplications, "1")))
                .isEqualTo("invalid_input");
        assertThat(client.code("customField.setValue", set("Candidate", candidate, archived, "'a'")))
                .isEqualTo("invalid_input");
    }

    @Test
    void aBatchWithABadValueChangesNothingUnlessToldSo() {
        String score = field("Match score", "Candidate");
        String band = field("Match band", "Candidate");
        String batch =
                "{'objectId': '%s', 'objectType': 'Candidate', 'values': [{'fieldId': '%s', 'fieldValue': 7}, {'fieldId': '%s', 'fieldValue': 'Best'}]}"
                        .formatted(candidate, score, band);

        assertThat(client.code("customField.setValues", batch)).isEqualTo("invalid_input");
        assertThat(value(candidate, score).isMissingNode()).isTrue();
        sandbox.behaviour().set(Unverified.BAD_BATCH_IS_HALF_DONE, true);
        assertThat(client.code("customField.setValues", batch)).isEqualTo("invalid_input");
        assertThat(value(candidate, score).path("value").asInt()).isEqualTo(7);
    }

    @Test
    void nullClears() {
        String score = field("Match score", "Candidate");
        client.results("customField.setValue", set("Candidate", candidate, score, "7"));
        client.results("customField.setValue", set("Candidate", candidate, score, "null"));

        assertThat(value(candidate, score).isMissingNode()).isTrue();
        sandbox.behaviour().set(Unverified.CLEARED_FIELD_IS_NULL, true);
        assertThat(value(candidate, score).path("value").isNull()).isTrue();
    }

    @Test
    void anApplicationIsArchivedWithAReasonAndOnlyThen() {
        JsonNode application = client.results("application.list", "{'status': 'Active', 'limit': 1}")
                .get(0);
        String id = application.path("id").asText();
        String plan = application
                .path("currentInterviewStage")
                .path("interviewPlanId")
                .asText();
        JsonNode stages = client.results("interviewStage.list", "{'interviewPlanId': '%s'}".formatted(plan));
        String offer = stages.get(5).path("id").asText();
        String archived = stages.get(7).path("id").asText();
        String reason =
                client.results("archiveReason.list", "{}").get(0).path("id").asText();
        String foreign = client.all("interviewPlan.list", "{'includeArchived': true}").stream()
                .map(other -> other.path("id").asText())
                .filter(other -> !other.equals(plan))
                .findFirst()
                .orElseThrow();
        String foreignStage = client.results("interviewStage.list", "{'interviewPlanId': '%s'}".formatted(foreign))
                .get(1)
                .path("id")
                .asText();

        assertThat(client.code("application.changeStage", move(id, archived, "")))
                .isEqualTo("invalid_input");
        assertThat(client.code("application.changeStage", move(id, offer, reason)))
                .isEqualTo("invalid_input");
        assertThat(client.code("application.changeStage", move(id, foreignStage, "")))
                .isEqualTo("interview_stage_not_found");
        assertThat(client.code("application.changeStage", move(id, archived, candidate)))
                .isEqualTo("archive_reason_not_found");
        JsonNode moved = client.results("application.changeStage", move(id, archived, reason));

        assertThat(moved.path("status").asText()).isEqualTo("Archived");
        assertThat(moved.path("archiveReason").path("id").asText()).isEqualTo(reason);
        assertThat(moved.has("applicationHistory")).isFalse();
        List<JsonNode> history = client.all("application.listHistory", "{'applicationId': '%s'}".formatted(id));
        assertThat(history.get(history.size() - 1).path("title").asText()).isEqualTo("Archived");
        assertThat(history.subList(0, history.size() - 1)).allMatch(event -> event.has("leftStageAt"));
        JsonNode back = client.results("application.changeStage", move(id, offer, ""));
        assertThat(back.path("archiveReason").isNull()).isTrue();
        assertThat(back.has("archivedAt")).isFalse();
    }

    private static String move(String application, String stage, String reason) {
        String archive = reason.isEmpty() ? "" : ", 'archiveReasonId': '" + reason + "'";
        return "{'applicationId': '%s', 'interviewStageId': '%s'%s}".formatted(application, stage, archive);
    }

    private static String set(String type, String id, String field, String value) {
        return "{'objectId': '%s', 'objectType': '%s', 'fieldId': '%s', 'fieldValue': %s}"
                .formatted(id, type, field, value);
    }

    private String field(String title, String objectType) {
        return client.all("customField.list", "{'includeArchived': true}").stream()
                .filter(field -> field.path("title").asText().equals(title)
                        && field.path("objectType").asText().equals(objectType))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private JsonNode value(String id, String field) {
        for (JsonNode value :
                client.results("candidate.info", "{'id': '%s'}".formatted(id)).path("customFields")) {
            if (value.path("id").asText().equals(field)) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }
}
