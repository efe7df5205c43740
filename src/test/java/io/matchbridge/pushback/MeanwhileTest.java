package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.sandbox.http.Fault;
import java.util.List;
import java.util.Map;
import org.apache.camel.FluentProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What becomes of a write when the world has changed between its plan and its turn, and of what stands when a person opts out. */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class MeanwhileTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private String application;
    private String candidate;
    private String another;

    @BeforeEach
    void oneApplication() {
        company.forget();
        application = company.application(6);
        candidate = company.candidateOf(application);
        another = company.application(7);
        company.score(application, 75, "strong");
        company.only(application);
    }

    @Test
    void aNoteAboutAnApplicationThatWasArchivedBeforeItsTurnIsNotWritten() throws Exception {
        int notes = company.ourNotes(candidate).size();
        planned(notes());
        company.service.execute("update application set status = 'Archived' where id = '" + application + "'");

        company.service.camel().getRouteController().resumeRoute("push-back-note");
        company.round();
        await().until(() -> visited("select 1 from push_back where state = 'due'"));

        assertThat(company.ourNotes(candidate)).hasSize(notes);
        company.service.execute("update application set status = 'Active' where id = '" + application + "'");
        company.settle();
        assertThat(company.ourNotes(candidate)).hasSize(notes + 1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aNodeWhoseTurnEndedWhileItPlannedKeepsNothing() {
        company.looks(false);
        company.switchOn(tags());
        ask("begin?rows=SelectOne", Map.of());
        List<Map<String, Object>> subjects = (List<Map<String, Object>>) ask("subjects", Map.of());
        Planning.Kept plan = Planning.plan((String) ask("frame?rows=SelectOne", Map.of()), subjects);

        company.service.execute("update push_back_run set node = 'another'");
        ask("keep-plan", Map.of("plan", plan));

        assertThat(plan.writes()).contains(candidate);
        assertThat(company.service.column("select 1 from push_back")).isEmpty();
        assertThat(company.service.column("select distinct candidate_id from push_back_replan"))
                .contains(candidate);
        assertThat((List<?>) ask("subjects", Map.of())).isEmpty();
        company.service.execute("delete from push_back_run");
        company.looks(true);
        company.settle();
        assertThat(company.matchTags(candidate)).hasSize(1);
    }

    /** A sync reads while we write: what it stores last may be what stood before. */
    @Test
    void aCopyThatWasAskedForBeforeAWriteAndStoredAfterItIsNotTakenForNews() {
        company.switchOn(tags());
        company.settle();
        company.sync();
        String askedAt = company.service.column("select iso(now())").get(0);
        String copy = company.service
                .column("select raw from candidate where id = '" + candidate + "'")
                .get(0);
        company.score(application, 60, "good");
        company.settle();

        String answer = "{\"success\": true, \"results\": [" + copy.replaceFirst("\\{", "{ ") + "]}";
        AshbyReply reply = AshbyReply.read(200, Map.of(), Map.of("askedAt", askedAt), answer.getBytes(UTF_8));
        askAny(
                "sync/streams/candidates?rows=SelectOne",
                Map.of("place", Map.of("first", false), "page", reply.page(), "reply", reply));
        company.score(application, 40, "possible");
        company.settle();

        assertThat(company.matchTags(candidate)).containsExactly("Match: Possible");
    }

    /** A recruiter archives the application, which stands in the stage; the stage where it stands then. */
    private String archive(String stage) {
        String archive = stage("type = 'Archived'", stage);
        String reason = company.service
                .column("select id from archive_reason where is_archived is not true")
                .get(0);
        company.sandbox.recruiter().moveStage(application, archive, reason);
        return archive;
    }

    /** Runs a statement of the write-back, as its routes do. */
    private static Object ask(String statement, Map<String, Object> variables) {
        return askAny("pushback/" + statement, variables);
    }

    private static Object askAny(String statement, Map<String, Object> variables) {
        FluentProducerTemplate template =
                company.service.camel().createFluentProducerTemplate().withVariable("tenant", ConnectedCompany.TENANT);
        variables.forEach(template::withVariable);
        return template.to("kamelet:sql/" + statement).request(Object.class);
    }

    @Test
    void aNoteThatMayHaveBeenWrittenIsLookedForAndNotWrittenWhenNobodyWantsItAnyMore() throws Exception {
        int notes = company.ourNotes(candidate).size();
        planned(notes());
        company.service.execute(
                "update push_back set state = 'unclear'; update application set status = 'Archived' where id = '"
                        + application + "'");

        company.service.camel().getRouteController().resumeRoute("push-back-note");
        await().until(() -> {
            company.round();
            return company.service
                    .column("select 1 from push_back where state = 'unclear'")
                    .isEmpty();
        });
        await().until(() -> company.service
                .column("select reason from push_back where state = 'failed'")
                .equals(List.of("Not written: it is not called for any more.")));

        assertThat(company.requests("candidate.listNotes")).isPositive();
        assertThat(company.ourNotes(candidate)).hasSize(notes);
        assertThat(company.get("/failures").items("stream"))
                .as("nothing is to be mended")
                .isEmpty();
        company.service.execute("update application set status = 'Active' where id = '" + application + "'");
    }

    @Test
    void aNoteWhoseAnswerWasLostJustBeforeAMergeStandsOnceWithTheWinner() {
        String loser = company.candidateOf(another);
        company.service.execute("update application set status = 'Lead' where id = '" + application + "';"
                + "update application set status = 'Active' where id = '" + another + "'");
        company.score(another, 20, "weak");
        int notes = company.ourNotes(candidate).size() + company.ourNotes(loser).size();
        company.sandbox.faults().add(Fault.on("candidate.createNote").losingReply());

        company.switchOn(notes());
        await().until(() -> {
            company.round();
            return company.service.column("select state from push_back").equals(List.of("unclear"));
        });
        company.sandbox.recruiter().mergeCandidates(loser, candidate);
        company.service.execute("update push_back set due_at = now()");
        await().until(() -> {
            company.round();
            return company.service.column("select state || reason from push_back where attempts > 1").stream()
                    .anyMatch(row -> row.startsWith("unclear") && row.contains("candidate_not_found"));
        });
        company.post("/sync", "{\"full\": true}");
        company.awaitSynced();
        company.settle();

        assertThat(company.ourNotes(candidate)).hasSize(notes + 1);
        assertThat(company.requests("candidate.createNote")).isEqualTo(1);
    }

    @Test
    void aRuleMovesNobodyWhomAPersonHasMovedSince() {
        String stage = company.service
                .column("select stage_id from application where id = '" + application + "'")
                .get(0);
        String target = stage("type <> 'Archived' and id <> '" + stage + "'", stage);
        String archive = archive(stage);

        company.service.execute("""
                insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, origin, content, former)
                values ('acme', 'stage', 'Application', '%s', '%s', '%s', 'rule', '{"stageId": "%s", "rule": 1}', '{"stageId": "%s"}')""".formatted(application, candidate, application, target, stage));
        company.settle();

        assertThat(company.sandbox
                        .standing()
                        .application(application)
                        .at("/currentInterviewStage/id")
                        .asText())
                .isEqualTo(archive);
        assertThat(company.requests("application.changeStage")).isZero();
        assertThat(company.service.column("select reason from push_back where kind = 'stage'"))
                .singleElement()
                .asString()
                .startsWith("Left alone");
        company.sandbox.recruiter().moveStage(application, stage, null);
    }

    @Test
    void whoseApplicationIsActiveAgainIsPlannedAgain() {
        String stage = company.service
                .column("select stage_id from application where id = '" + application + "'")
                .get(0);
        archive(stage);
        company.sync();
        company.switchOn(tags());
        company.settle();
        assertThat(company.matchTags(candidate)).isEmpty();

        company.sandbox.recruiter().moveStage(application, stage, null);
        company.sync();
        company.settle();

        assertThat(company.matchTags(candidate)).containsExactly("Match: Strong");
    }

    @Test
    void whoLosesATagThatAPersonHadSetIsPlannedAgain() {
        company.switchOn(tags());
        company.settle(); // so that there is such a tag
        oneApplication();
        String strong = company.tag("Match: Strong");
        company.sandbox.recruiter().addTag(candidate, strong);
        company.sync();
        company.score(application, 75, "strong");
        company.only(application);
        company.switchOn(tags());
        company.settle();
        assertThat(company.requests("candidate.addTag")).isZero();

        company.sandbox.recruiter().removeTag(candidate, strong);
        company.sync();
        company.settle();

        assertThat(company.matchTags(candidate)).containsExactly("Match: Strong");
    }

    @Test
    void whoOptsOutCarriesNothingOfOursAnyMoreButWhatAPersonSet() {
        String score = company.field("Application", "Match score");
        String best = company.field("Candidate", "Match score");
        company.switchOn(fields("score", "Application", score, "score", "Candidate", best), tags());
        company.settle();
        assertThat(company.matchTags(candidate)).containsExactly("Match: Strong");
        company.sandbox.recruiter().setField("candidates", candidate, best, IntNode.valueOf(4));
        String optOut = optOutTag();

        company.sandbox.recruiter().addTag(candidate, optOut);
        company.sync();
        await().until(() -> company.service
                .column("select 1 from score where application_id = '" + application + "'")
                .isEmpty());
        company.settle();

        assertThat(company.matchTags(candidate)).isEmpty();
        assertThat(company.applicationField(application, score)).isNull();
        assertThat(company.candidateField(candidate, best))
                .as("a person set it")
                .isEqualTo(IntNode.valueOf(4));
        String sync =
                company.service.column("select max(sync_id) from push_back").get(0);
        company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();
        assertThat(company.matchTags(candidate))
                .as("an undo brings nothing back")
                .isEmpty();

        company.sandbox.recruiter().removeTag(candidate, optOut);
        company.sync();
        await().until(() -> !company.service
                .column("select 1 from score where application_id = '" + application + "'")
                .isEmpty());
        company.settle();
        assertThat(company.matchTags(candidate)).hasSize(1);
        assertThat(company.applicationField(application, score)).isNotNull();
    }

    /** Switches on, and lets it be planned, but not written. */
    private static void planned(String note) throws Exception {
        company.service.camel().getRouteController().suspendRoute("push-back-note");
        company.switchOn(note);
        await().until(() -> {
            company.round();
            return !company.service.column("select 1 from push_back").isEmpty();
        });
    }

    /** Whether a visit that saw the row has ended. */
    private static boolean visited(String row) {
        String lease =
                company.service.column("select leased_until from push_back_run").get(0);
        await().until(() -> {
            company.round();
            return !company.service
                    .column("select leased_until from push_back_run")
                    .contains(lease);
        });
        return !company.service.column(row).isEmpty();
    }

    private static String stage(String condition, String like) {
        return company.service
                .column("select id from interview_stage where " + condition
                        + " and interview_plan_id = (select interview_plan_id from interview_stage where id = '" + like
                        + "') order by position, id")
                .get(0);
    }

    /** The tag by which people opt out; the ATS gives the one that is there already. */
    private static String optOutTag() {
        return company.service
                .camel()
                .createFluentProducerTemplate()
                .to("direct:ashby")
                .withVariable("tenant", ConnectedCompany.TENANT)
                .withVariable("endpoint", "candidateTag.create")
                .withBody(Map.of("title", "No match score"))
                .request(AshbyReply.class)
                .object()
                .path("id")
                .asText();
    }
}
