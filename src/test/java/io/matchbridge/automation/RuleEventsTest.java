package io.matchbridge.automation;

import static io.matchbridge.automation.ConnectedService.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What counts as having happened, and what is history. */
@ResourceLock("ConnectedService")
class RuleEventsTest {

    @RegisterExtension
    static final ConnectedService acme = new ConnectedService();

    @AfterEach
    void noRules() {
        acme.forgetRules();
    }

    @Test
    void seesANewApplicationButNoneThatWasThereBefore() {
        acme.rule(acme.noting("applied", "true", "automatic", 500));
        acme.service.call("POST", ACME + "/sync", "{\"full\": true}");
        acme.awaitScores();
        acme.awaitRules();
        assertThat(acme.column("select 1 from push_back")).isEmpty();

        String application = acme.sandbox
                .recruiter()
                .createApplication(acme.one("""
                                select c.id from candidate c where not exists (
                                  select from application a where a.candidate_id = c.id and a.job_id = (select min(id) from job where status = 'Open'))
                                limit 1"""), acme.one("select min(id) from job where status = 'Open'"))
                .path("id")
                .asText();
        acme.sync();
        acme.awaitRules();

        assertThat(acme.column("select application_id from push_back")).containsExactly(application);
    }

    @Test
    void seesAStageChangeOnce() {
        acme.rule(acme.noting("stageChanged", "stage.type == 'Active'", "automatic", 500));
        acme.awaitRules();
        assertThat(acme.column("select 1 from push_back")).isEmpty();
        String application = acme.anActiveOne();

        acme.sandbox.recruiter().moveStage(application, acme.anotherStageFor(application), null);
        acme.sync();
        acme.sync();
        acme.awaitRules();

        assertThat(acme.column("select application_id from push_back")).containsExactly(application);
    }

    @Test
    void waitsForTheScoreOfWhoHasChanged() throws Exception {
        acme.rule(acme.noting("stageChanged", "true", "automatic", 500));
        String application = acme.anActiveOne();
        String candidate = acme.one("select candidate_id from application where id = '" + application + "'");
        acme.service.camel().getRouteController().suspendRoute("scoring");
        try {
            acme.sandbox.recruiter().moveStage(application, acme.anotherStageFor(application), null);
            acme.sandbox
                    .recruiter()
                    .editCandidate(
                            candidate, JsonNodeFactory.instance.objectNode().put("position", "Weaver"));
            acme.service.call("POST", ACME + "/sync", "{}");
            await().until(() ->
                    acme.column("select 1 from sync where finished_at is null").isEmpty());
            acme.service
                    .camel()
                    .createFluentProducerTemplate()
                    .to("direct:automation-round")
                    .send();

            assertThat(acme.column("select application_id from rule_event")).containsExactly(application);
        } finally {
            acme.service.camel().getRouteController().resumeRoute("scoring");
        }
        acme.awaitScores();
        acme.awaitRules();

        assertThat(acme.column("select application_id from push_back")).containsExactly(application);
    }

    @Test
    void knowsNothingOfWhatHappenedWhileItWasOff() {
        String off = acme.noting("stageChanged", "true", "automatic", 500)
                .replace("\"enabled\": true", "\"enabled\": false");
        String id = acme.rule(off);
        String application = acme.anActiveOne();
        acme.sandbox.recruiter().moveStage(application, acme.anotherStageFor(application), null);
        acme.sync();

        acme.service.call("PUT", ACME + "/rules/" + id, acme.noting("stageChanged", "true", "automatic", 500));
        acme.sync();
        acme.awaitRules();

        assertThat(acme.column("select 1 from push_back")).isEmpty();
    }

    @Test
    void looksAgainWhenTheScoreIsAnotherOne() {
        String application = acme.anActiveOne();
        acme.rule(acme.noting("scored", "application.id == '" + application + "'", "approve", 500));
        acme.awaitRules();
        String first = acme.get("/approvals").at("/items/0/id");

        acme.service.execute("update score set score = 99, band = 'strong', scored_at = now() where application_id = '"
                + application + "'");
        acme.awaitRules();

        assertThat(acme.get("/approvals").items("score"))
                .as("the old question is withdrawn")
                .containsExactly("99");
        assertThat(acme.post("/approvals/" + first + "/approve").status()).isEqualTo(404);
    }
}
