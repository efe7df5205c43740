package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matchbridge.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Our own writes come back with the next sync: they cause no new score, no rule and no write. */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class EchoTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    @BeforeEach
    void forget() {
        company.forget();
    }

    @AfterEach
    void noRules() {
        company.get("/rules")
                .items("id")
                .forEach(id -> company.service.call("DELETE", "/api/connections/acme/rules/" + id, null));
    }

    @Test
    void fieldsTagsAndNotesThatComeBackCauseNothing() {
        rule("scored");
        rule("stageChanged");
        rule("applied");
        lookAtEvents();
        company.switchOn(
                fields(
                        "score",
                        "Application",
                        company.field("Application", "Match score"),
                        "reasons",
                        "Application",
                        company.field("Application", "Match reasons"),
                        "matchedSkills",
                        "Candidate",
                        company.field("Candidate", "Skills"),
                        "scoredAt",
                        "Candidate",
                        company.field("Candidate", "Scored at")),
                tags(),
                notes());
        company.settle();
        List<String> hashes = company.service.column("select hash from candidate order by id");
        List<String> scores =
                company.service.column("select application_id || version || scored_at from score order by 1");
        List<String> acts = company.service.column("select id from rule_act order by id");
        company.forgetRequests();

        company.sync();
        scored();
        company.settle();
        lookAtEvents();

        assertThat(company.service.column("select hash from candidate order by id"))
                .as("our writes did come back")
                .isNotEqualTo(hashes);
        assertThat(company.service.column("select application_id || version || scored_at from score order by 1"))
                .isEqualTo(scores);
        assertThat(company.service.column("select id from rule_act order by id"))
                .isEqualTo(acts);
        for (String write :
                List.of("customField.setValues", "candidate.addTag", "candidate.removeTag", "candidate.createNote")) {
            assertThat(company.requests(write)).as(write).isZero();
        }
    }

    @Test
    void aMoveOfOursIsNoNewsButAPersonsMoveToTheSameStageIs() {
        String application = company.application(3);
        String home = company.service
                .column("select stage_id from application where id = '" + application + "'")
                .get(0);
        String stage = company.service
                .column("select s.id from interview_stage s join interview_stage h using (interview_plan_id)"
                        + " where h.id = '" + home
                        + "' and s.id <> h.id and s.type <> 'Archived' order by s.position limit 1")
                .get(0);
        String rule = rule("stageChanged");

        Reply moved = company.post("/applications/" + application + "/stage", "{\"stageId\":\"" + stage + "\"}");
        company.settle();
        company.sync();
        lookAtEvents();

        assertThat(moved.status()).isEqualTo(202);
        assertThat(company.service.column("select stage_id from application where id = '" + application + "'"))
                .containsExactly(stage);
        assertThat(company.get("/rules/" + rule + "/acts").items("id")).isEmpty();

        company.sandbox.recruiter().moveStage(application, home, null);
        company.sync();
        lookAtEvents();
        company.sandbox.recruiter().moveStage(application, stage, null);
        company.sync();
        lookAtEvents();

        assertThat(company.get("/rules/" + rule + "/acts").items("applicationId"))
                .containsExactly(application, application);
    }

    private static String rule(String event) {
        Reply made = company.post("/rules", """
                {"name": "Watch %s", "on": "%s", "if": "true", "then": [{"addNote": "Seen"}], "mode": "preview", "maxPerRun": 500,
                 "enabled": true}""".formatted(event, event));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/id");
    }

    /** Lets the rules look at all that has happened. */
    private static void lookAtEvents() {
        await().until(() -> {
            company.service
                    .camel()
                    .createFluentProducerTemplate()
                    .to("direct:automation-round")
                    .send();
            return company.service.column("select 1 from rule_event").isEmpty();
        });
    }

    /** Waits until nothing is to be scored. */
    private static void scored() {
        await().until(() -> company.service
                .column("select 1 from connection, scoring_due(tenant) where meaning > 0")
                .isEmpty());
    }
}
