package io.matchbridge.automation;

import static io.matchbridge.automation.ConnectedService.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.http.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What rules do, as it arrives in Ashby. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock("ConnectedService")
class RulesReachAshbyTest {

    @RegisterExtension
    static final ConnectedService acme = new ConnectedService(true);

    @Test
    @Order(1)
    void writesEveryActionIntoAshbyOnce() {
        String application = acme.one("select id from application where status = 'Active' order by id limit 1");
        String candidate = acme.one("select candidate_id from application where id = '" + application + "'");
        String tag = acme.one("select title from tag where is_archived is not true order by title desc limit 1");
        String stage = acme.one("""
                select s.id from interview_stage s
                join interview_stage was on was.interview_plan_id = s.interview_plan_id
                join application a on a.stage_id = was.id and a.id = '%s'
                where s.id <> was.id and s.type = 'Active' limit 1""".formatted(application));
        String field = acme.one(
                "select id from custom_field where object_type = 'Candidate' and field_type in ('String', 'LongText') and is_archived is not true limit 1");
        acme.rule("""
                {"name": "Everything", "on": "scored", "if": "application.id == '%s'", "mode": "automatic",
                 "then": [{"addTag": "%s"}, {"addNote": "Call <today>"}, {"moveToStage": "%s"},
                          {"setField": {"objectType": "Candidate", "fieldId": "%s", "value": "by a rule"}}]}""".formatted(application, tag, stage, field));
        acme.awaitRules();
        acme.awaitWrites();
        acme.sync();
        acme.awaitRules();
        acme.awaitWrites();

        JsonNode there = acme.sandbox.standing().candidate(candidate);
        assertThat(there.path("tags").findValuesAsText("title")).contains(tag);
        assertThat(there.path("customFields").findValuesAsText("value")).contains("by a rule");
        assertThat(acme.sandbox
                        .standing()
                        .application(application)
                        .at("/currentInterviewStage/id")
                        .asText())
                .isEqualTo(stage);
        assertThat(bodies("candidate.createNote")).hasSize(1);
        assertThat(bodies("candidate.createNote").get(0).at("/note/value").asText())
                .startsWith("Call &lt;today&gt;");
        assertThat(bodies("candidate.addTag")).hasSize(1);
        assertThat(bodies("application.changeStage")).hasSize(1);
        assertThat(acme.column("select distinct state from push_back")).containsExactly("sent");
    }

    @Test
    @Order(2)
    void keepsTheTagOfARuleApartFromTheTagOfTheBand() {
        String tag = acme.one("select value::json->>'title' from push_back_written where place like 'tag:%' limit 1");
        String candidate = acme.one("select object_id from push_back_written where place like 'tag:%' limit 1");

        acme.service.call("PUT", ACME + "/push-back", "{\"tags\": {\"enabled\": true, \"prefix\": \"Match: \"}}");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(titles(candidate)).anyMatch(title -> title.startsWith("Match: ")));
        acme.awaitWrites();
        assertThat(titles(candidate)).contains(tag);

        String turn = acme.one("select sync_id from push_back where actor like 'rule:%' and kind = 'tag'");
        assertThat(acme.service
                        .call("POST", ACME + "/push-backs/undo", "{\"syncId\": " + turn + "}")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(titles(candidate)).doesNotContain(tag));
    }

    private static List<String> titles(String candidate) {
        return acme.sandbox.standing().candidate(candidate).path("tags").findValuesAsText("title");
    }

    private static List<JsonNode> bodies(String endpoint) {
        List<JsonNode> bodies = new ArrayList<>();
        for (RecordedRequest request : acme.sandbox.requests(endpoint)) {
            bodies.add(request.body());
        }
        return bodies;
    }
}
