package io.matchbridge.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.automation.Automation.Act;
import io.matchbridge.automation.Automation.Decisions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rule makes of an application, given as due.sql gives it. */
class AutomationTest {

    private static final String FACTS = """
            {"tenant": "acme", "eventId": 5, "version": 2, "present": true, "score": 82, "band": "strong",
             "rule": {"id": 3, "revision": 1, "name": "A rule", "event": "%s", "mode": "%s", "condition": "%s", "actions": [%s]},
             "application": {"id": "a1", "status": "%s", "candidate": {"id": "c1"}, "job": {"id": "j1"},
               "currentInterviewStage": {"id": "s1", "interviewPlanId": "p1"}},
             "candidate": {"id": "c1", "tags": [{"id": "t1", "title": "Local"}], "customFields": [{"id": "f1", "value": 3}]},
             "job": {"id": "j1", "interviewPlanIds": ["p1"]}, "department": "Care",
             "stage": {"id": "s1", "title": "Review", "type": "Active"}, "archiveStageId": "s9", "movedTo": ["s4"]}""";

    private final Automation automation = new Automation(new Conditions());

    @Test
    void plansEveryActionInItsOrderAndTellsOfThem() throws JsonProcessingException {
        Act act = decide(
                        "scored",
                        "automatic",
                        "score > 80 && job.department == 'Care'",
                        "Active",
                        move("s2", "p1") + "," + tag("t2") + "," + field(4) + ","
                                + notify("https://hooks.acme.example/x"))
                .acts()
                .get(0);

        JsonNode steps = Automation.JSON.readTree(act.steps());
        assertThat(steps.findValuesAsText("action"))
                .containsExactly("moveToStage", "addTag", "setField", "notify", "timeline");
        assertThat(steps.at("/0/content").toString()).isEqualTo("{\"stageId\":\"s2\"}");
        assertThat(steps.at("/0/former").toString()).isEqualTo("{\"stageId\":\"s1\"}");
        assertThat(steps.at("/1/content/add/tagId").asText()).isEqualTo("t2");
        assertThat(steps.at("/2/content/values/f1").asInt()).isEqualTo(4);
        assertThat(steps.at("/2/former/values/f1").asInt()).isEqualTo(3);
        assertThat(steps.at("/3/what").asText()).isEqualTo("notify hooks.acme.example");
        assertThat(steps.at("/4/content/html").asText())
                .isEqualTo("Rule “A rule”: move to the stage Next; add the tag New; set the field Years.");
        assertThat(act.state()).isEqualTo("agreed");
    }

    @Test
    void forgetsWhatCallsForNothing() throws JsonProcessingException {
        assertForgotten(decide("scored", "automatic", "score > 90", "Active", tag("t2")));
        assertForgotten(decide("scored", "automatic", "true", "Active", tag("t1")));
        assertForgotten(decide("scored", "automatic", "true", "Active", field(3)));
        assertForgotten(decide("scored", "automatic", "true", "Active", move("s1", "p1")));
        assertForgotten(decide("scored", "automatic", "true", "Archived", tag("t2")));
    }

    @Test
    void doesNotArgueWithAPersonWhoMovedItBack() throws JsonProcessingException {
        assertForgotten(decide("scored", "automatic", "true", "Active", move("s4", "p1")));
    }

    @Test
    void movesOnlyWhoIsActiveThoughAStageChangeMayTellOfOthers() throws JsonProcessingException {
        assertForgotten(decide("stageChanged", "automatic", "true", "Hired", move("s2", "p1")));
        assertThat(decide("stageChanged", "automatic", "application.status == 'Hired'", "Hired", tag("t2"))
                        .acts())
                .hasSize(1);
    }

    @Test
    void saysWhatItCouldNotPlanOrTell() throws JsonProcessingException {
        Decisions elsewhere = decide("scored", "automatic", "true", "Active", move("s2", "p7"));
        Decisions unclear = decide("scored", "automatic", "candidate.company == 'x'", "Active", tag("t2"));

        assertForgotten(elsewhere);
        assertThat(elsewhere.problems()).contains("\"ruleId\":3").contains("belongs to no interview plan");
        assertForgotten(unclear);
        assertThat(unclear.problems()).contains("has(…)");
    }

    @Test
    void asksOrOnlyRecordsAsTheModeSays() throws JsonProcessingException {
        assertThat(decide("scored", "approve", "true", "Active", tag("t2"))
                        .acts()
                        .get(0)
                        .state())
                .isEqualTo("waiting");
        assertThat(decide("scored", "preview", "true", "Active", tag("t2"))
                        .acts()
                        .get(0)
                        .state())
                .isEqualTo("previewed");
    }

    @Test
    void writesNoMarkupIntoANote() throws JsonProcessingException {
        Act act = decide(
                        "scored",
                        "automatic",
                        "true",
                        "Active",
                        "{\"action\": \"addNote\", \"text\": \"a < b\\n& <script>\"}")
                .acts()
                .get(0);

        assertThat(Automation.JSON.readTree(act.steps()).at("/0/content/html").asText())
                .isEqualTo("a &lt; b\n&amp; &lt;script&gt;");
    }

    private Decisions decide(String on, String mode, String condition, String status, String actions)
            throws JsonProcessingException {
        String facts = FACTS.formatted(on, mode, condition, actions, status);
        return automation.decide(List.of(Map.of("event_id", 5L, "facts", facts)));
    }

    private static void assertForgotten(Decisions decisions) {
        assertThat(decisions.acts()).isEmpty();
        assertThat(decisions.forgotten()).isEqualTo("{5}");
    }

    private static String move(String stageId, String planId) {
        return "{\"action\": \"moveToStage\", \"stageId\": \"%s\", \"title\": \"Next\", \"planId\": \"%s\"}"
                .formatted(stageId, planId);
    }

    private static String tag(String tagId) {
        return "{\"action\": \"addTag\", \"tagId\": \"%s\", \"title\": \"New\"}".formatted(tagId);
    }

    private static String field(int value) {
        return "{\"action\": \"setField\", \"objectType\": \"Candidate\", \"fieldId\": \"f1\", \"title\": \"Years\", \"value\": %d}"
                .formatted(value);
    }

    private static String notify(String url) {
        return "{\"action\": \"notify\", \"url\": \"%s\"}".formatted(url);
    }
}
