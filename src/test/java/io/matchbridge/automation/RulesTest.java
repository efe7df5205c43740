package io.matchbridge.automation;

import static io.matchbridge.automation.ConnectedService.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What rules do, from the call that makes them to the ledger. */
@ResourceLock("ConnectedService")
class RulesTest {

    @RegisterExtension
    static final ConnectedService acme = new ConnectedService();

    @AfterEach
    void noRules() {
        acme.forgetRules();
    }

    @Test
    void tagsEachActiveApplicationThatHasTheScoreOnce() {
        String id = acme.rule(acme.tagging("scored", "score >= 0", "automatic", 500));

        acme.awaitRules();
        acme.service.call("PUT", ACME + "/rules/" + id, acme.tagging("scored", "score >= 0", "automatic", 500));
        acme.awaitRules();

        assertThat(acme.column("select application_id from push_back where kind = 'tag' order by 1"))
                .containsExactlyElementsOf(acme.column("""
                        select a.id from application a join candidate c on c.id = a.candidate_id
                        where a.status = 'Active' and c.raw not like '%' || (select id from tag where is_archived is not true order by title limit 1) || '%'
                        order by 1"""));
        assertThat(acme.column("select distinct actor from audit where action = 'addTag'"))
                .containsExactly("rule:" + id);
    }

    @Test
    void actsOnNoMoreApplicationsInOneSyncThanItMay() {
        String id = acme.rule(acme.noting("scored", "true", "automatic", 2));
        acme.awaitRules();
        assertThat(acme.column("select 1 from push_back")).hasSize(2);

        acme.sync();
        acme.awaitRules();

        assertThat(acme.column("select 1 from push_back")).hasSize(4);
        assertThat(acme.get("/rules/" + id + "/acts").items("score"))
                .as("the best first")
                .containsExactlyElementsOf(acme.column("""
                        select * from (
                          select score from score join application a on a.id = application_id
                          where a.status = 'Active' order by score desc limit 4) as best order by score"""));
    }

    @Test
    void onlyRecordsInAPreview() {
        String id = acme.rule(acme.noting("scored", "true", "preview", 3));

        acme.awaitRules();

        assertThat(acme.column("select 1 from push_back")).isEmpty();
        assertThat(acme.get("/rules/" + id + "/acts").items("state"))
                .containsExactly("previewed", "previewed", "previewed");
        assertThat(acme.column("select distinct action from audit where actor like 'rule:%'"))
                .containsExactly("preview addNote");
        assertThat(acme.get("/approvals").items("id")).isEmpty();
    }

    @Test
    void doesWhatItPreviewedOnceItMay() {
        String id = acme.rule(acme.noting("scored", "true", "preview", 3));
        acme.awaitRules();

        acme.service.call("PUT", ACME + "/rules/" + id, acme.noting("scored", "true", "automatic", 500));
        acme.awaitRules();

        assertThat(acme.column("select application_id from push_back"))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(acme.column("select 1 from application where status = 'Active'"));
    }

    @Test
    void waitsForAPerson() {
        acme.rule(acme.noting("scored", "true", "approve", 2));
        acme.awaitRules();
        Reply waiting = acme.get("/approvals");
        assertThat(waiting.items("state")).containsExactly("waiting", "waiting");
        assertThat(acme.column("select 1 from push_back")).isEmpty();
        String first = waiting.items("id").get(0);
        String second = waiting.items("id").get(1);

        Reply approved = acme.post("/approvals/" + first + "/approve");
        Reply again = acme.post("/approvals/" + first + "/approve");
        Reply rejected = acme.post("/approvals/" + second + "/reject");
        Reply late = acme.post("/approvals/" + second + "/approve");
        acme.awaitRules();

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.at("/state")).isEqualTo("approved");
        assertThat(approved.at("/decidedBy")).isEqualTo("administrator");
        assertThat(again.status()).isEqualTo(200);
        assertThat(rejected.at("/state")).isEqualTo("rejected");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("already-decided");
        assertThat(acme.get("/approvals").items("id")).isEmpty();
        assertThat(acme.column("select application_id from push_back"))
                .containsExactly(waiting.at("/items/0/applicationId"));
        assertThat(acme.post("/approvals/999999/approve").status()).isEqualTo(404);
    }

    @Test
    void doesNothingWhilePaused() {
        acme.post("/pause");
        acme.rule(acme.noting("scored", "true", "automatic", 500));

        acme.service.camel().createProducerTemplate().sendBody("direct:automation-round", null);

        assertThat(acme.column("select 1 from push_back")).isEmpty();
        acme.post("/resume");
        acme.awaitRules();
        assertThat(acme.column("select 1 from push_back")).isNotEmpty();
    }

    @Test
    void movesAnApplicationWithinItsOwnJob() {
        String application = acme.anActiveOne();
        String stage = acme.anotherStageFor(application);
        acme.rule("""
                {"name": "On", "on": "scored", "if": "application.id == '%s'", "mode": "automatic", "then": [{"moveToStage": "%s"}]}""".formatted(application, stage));

        acme.awaitRules();

        assertThat(acme.column("select kind || ' ' || object_type || ' ' || object_id from push_back"))
                .containsExactly("stage Application " + application);
        assertThat(acme.one("select content::json->>'stageId' from push_back")).isEqualTo(stage);
        assertThat(acme.one("select former::json->>'stageId' from push_back"))
                .isEqualTo(acme.one("select stage_id from application where id = '" + application + "'"));
    }

    @Test
    void archivesIntoTheStageOfTheApplicationsOwnPlan() {
        String application = acme.anActiveOne();
        String reason = acme.one("select id from archive_reason where is_archived is not true limit 1");
        acme.rule("""
                {"name": "Off", "on": "scored", "if": "application.id == '%s'", "mode": "automatic", "acceptAutomaticRejection": true,
                 "then": [{"archive": {"archiveReasonId": "%s"}}]}""".formatted(application, reason));

        acme.awaitRules();

        assertThat(acme.one("select content::json->>'archiveReasonId' from push_back"))
                .isEqualTo(reason);
        assertThat(acme.one("""
                        select s.type from push_back p join interview_stage s on s.id = p.content::json->>'stageId'
                        join interview_stage was on was.interview_plan_id = s.interview_plan_id
                        join application a on a.stage_id = was.id and a.id = p.object_id""")).isEqualTo("Archived");
    }

    @Test
    void tellsTheTimelineWhereNotesAreSwitchedOn() {
        acme.service.execute(
                "insert into push_back_settings values ('acme', '{\"notes\": {\"enabled\": true}}', false)");
        String application = acme.anActiveOne();
        acme.rule("""
                {"name": "A <b>bold</b> one", "on": "scored", "if": "application.id == '%s'", "mode": "automatic",
                 "then": [{"moveToStage": "%s"}]}""".formatted(application, acme.anotherStageFor(application)));

        acme.awaitRules();

        assertThat(acme.column("select kind from push_back order by id")).containsExactly("stage", "note");
        assertThat(acme.one("select content::json->>'html' from push_back where kind = 'note'"))
                .startsWith("Rule “A &lt;b&gt;bold&lt;/b&gt; one”: move to the stage ");
    }

    @Test
    void tellsWhatItCouldNotTell() {
        String id = acme.rule(acme.noting("scored", "candidate.shoeSize > 40", "automatic", 5));

        acme.awaitRules();

        assertThat(acme.get("/rules/" + id).at("/problem/message")).contains("has(");
        assertThat(acme.column("select 1 from push_back")).isEmpty();
    }
}
