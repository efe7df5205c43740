package io.matchbridge.scoring;

import static io.matchbridge.testing.SandboxedService.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.scoring.secondreader.LanguageModel;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of scores, who has none, and what others make of the same applications. */
class RecordOfScoresTest {

    private static final int BUDGET = 4;
    private static final LanguageModel MODEL = new LanguageModel();

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(24))
            .with("matchbridge.scoring.opt-out-tag", "keep warm")
            .with("matchbridge.scoring.llm.url", MODEL.url())
            .with("matchbridge.scoring.llm.model", "stub")
            .with("matchbridge.scoring.llm.max-per-day", String.valueOf(BUDGET));

    /** One tenant for all tests: each looks at people of its own. */
    @BeforeAll
    static void connect() {
        MODEL.answers(LanguageModel::everythingNotFound);
        scored("acme");
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void whoOptsOutHasNoScoreAndGetsOneAgainWhenTheMarkGoes() {
        String candidate = one(
                "select a.candidate_id from application a join candidate c using (tenant) where c.id = a.candidate_id"
                        + " and a.tenant = 'acme' and not c.opted_out and exists (select from score s where s.tenant = 'acme' and s.application_id = a.id)"
                        + " order by 1 limit 1");
        String application =
                one("select id from application where tenant = 'acme' and candidate_id = '" + candidate + "' limit 1");
        int before = answer("acme", application).path("score").asInt();
        String tag = one("select id from tag where tenant = 'acme' and title = 'Keep Warm'");
        app.sandbox().recruiter().addTag(candidate, tag);

        app.sync("acme");
        JsonNode without = await(
                () -> answer("acme", application), found -> found.path("score").isNull());

        assertThat(without.path("notScored").asText()).isEqualTo("opted-out");
        assertThat(without.path("reasons")).isEmpty();
        assertThat(app.get("/connections/acme/applications/" + application + "/score")
                        .status())
                .isEqualTo(404);
        assertThat(one("select count(*) from push_back_subject where tenant = 'acme' and candidate_id = '" + candidate
                        + "' and cast(json as json)->>'applications' is not null"))
                .isEqualTo("0");
        JsonNode past = app.get("/connections/acme/applications/" + application + "/scores")
                .json();
        assertThat(past.at("/items/0/endedBy").asText()).isEqualTo("opted-out");
        assertThat(past.at("/items/0/score").asInt()).isEqualTo(before);
        String job = one("select job_id from application where tenant = 'acme' and id = '" + application + "'");
        Reply pair = app.post(
                "/connections/acme/score", "{\"candidateId\": \"%s\", \"jobId\": \"%s\"}".formatted(candidate, job));
        assertThat(pair.status()).isEqualTo(422);
        assertThat(pair.problem()).isEqualTo("opted-out");
        assertThat(app.card("acme").at("/counts/optedOut").asInt()).isPositive();

        app.sandbox().recruiter().removeTag(candidate, tag);
        app.sync("acme");

        await(() -> answer("acme", application), found -> found.path("score").asInt(-1) == before);
    }

    @Test
    void anUnreadableResumeIsCountedAndNotScoredAsEmpty() {
        String application = one(
                "select a.id from application a join attachment f on f.tenant = a.tenant and f.candidate_id = a.candidate_id"
                        + " join score s on s.tenant = a.tenant and s.application_id = a.id"
                        + " where a.tenant = 'acme' and f.is_resume order by 1 limit 1");
        app.service()
                .execute(
                        "update attachment set state = 'unreadable', resume_text = '' where tenant = 'acme' and is_resume"
                                + " and candidate_id = (select candidate_id from application where tenant = 'acme' and id = '"
                                + application + "')");

        JsonNode found = await(
                () -> answer("acme", application), shown -> shown.path("score").isNull());

        assertThat(found.path("notScored").asText()).isEqualTo("unreadable");
        assertThat(app.card("acme").at("/counts/unreadable").asInt()).isEqualTo(1);
        JsonNode rates = rates("acme", jobOf("acme", application));
        assertThat(band(rates, "unreadable").path("applications").asInt()).isEqualTo(1);
    }

    @Test
    void anotherVersionOfTheScorerScoresAllAgainAndKeepsTheOld() {
        String application = scoredOne("acme");
        String version = one(
                "select scorer_version from score where tenant = 'acme' and application_id = '" + application + "'");
        app.service()
                .execute("update score set scorer_version = '0.old', score = 1, band = 'weak' where tenant = 'acme'"
                        + " and not is_provisional");
        var produced = app.service()
                .camel()
                .createProducerTemplate()
                .send(
                        "kamelet:sql/scoring/mark-outdated",
                        e -> e.setVariable(
                                "scorer",
                                app.service()
                                        .camel()
                                        .getRegistry()
                                        .lookupByNameAndType("applicationScorer", ApplicationScorer.class)
                                        .versions()));
        assertThat(produced.getException()).isNull();

        JsonNode score = await(
                () -> app.get("/connections/acme/applications/" + application + "/score")
                        .json(),
                found -> !found.at("/scorer/version").asText().equals("0.old"));

        assertThat(score.at("/scorer/version").asText()).isEqualTo(version);
        assertThat(score.path("weightsVersion").asText())
                .isEqualTo(Weights.shipped().version());
        assertThat(score.at("/previous/score").asInt()).isEqualTo(1);
        assertThat(score.at("/changes/causes").toString()).isEqualTo("[\"scorer\"]");
        assertThat(score.at("/changes/score/before").asInt()).isEqualTo(1);
        JsonNode kept = app.get("/connections/acme/applications/" + application + "/scores")
                .json();
        assertThat(kept.at("/items/1/scorer/version").asText()).isEqualTo("0.old");
        assertThat(kept.at("/items/1/endedBy").asText()).isEqualTo("rescored");
        await(() -> one("select count(*) from score where tenant = 'acme' and scorer_version = '0.old'"), "0"::equals);

        forgets("acme", application);
        erases("acme", application);
    }

    /** Four years and a day later. */
    private static void forgets(String tenant, String application) {
        String of = " where tenant = '" + tenant + "' and application_id = '" + application + "'";
        app.service().execute("update score_history set ended_at = now() - interval '1460 days'" + of);
        app.service().camel().createProducerTemplate().sendBody("direct:forget-scores", null);
        assertThat(one("select count(*) from score_history" + of)).isEqualTo("1");
        app.service().execute("update score_history set ended_at = now() - interval '1462 days'" + of);

        app.service().camel().createProducerTemplate().sendBody("direct:forget-scores", null);

        assertThat(one("select count(*) from score_history" + of)).isEqualTo("0");
        assertThat(one("select count(*) from score" + of)).as("it stands").isEqualTo("1");
    }

    private static void erases(String tenant, String application) {
        String candidate = one(
                "select candidate_id from application where tenant = '" + tenant + "' and id = '" + application + "'");
        String of = " where tenant = '" + tenant
                + "' and application_id in (select id from application where candidate_id = '" + candidate + "')";
        assertThat(one("select count(*) from criterion_evaluation" + of)).isNotEqualTo("0");
        app.sandbox().recruiter().deleteCandidate(candidate);

        app.fullSync(tenant);

        for (String table : List.of("score", "score_history", "second_reading", "criterion_evaluation")) {
            assertThat(one("select count(*) from " + table + of)).as(table).isEqualTo("0");
        }
    }

    @Test
    void tellsHowApplicationsFaredByTheirBandAndNamesNobody() {
        String job = one(
                "select job_id from application where tenant = 'acme' group by 1 order by count(*) desc, 1 limit 1");

        JsonNode rates = rates("acme", job);
        Reply csv = app.get("/connections/acme/jobs/" + job + "/selection-rates?format=csv");

        int counted = 0;
        for (JsonNode band : rates.path("bands")) {
            int outcomes = 0;
            for (JsonNode outcome : band.path("outcomes")) {
                outcomes += outcome.asInt();
            }
            assertThat(outcomes).isEqualTo(band.path("applications").asInt());
            counted += outcomes;
        }
        assertThat(counted)
                .isEqualTo(rates.path("applications").asInt())
                .isEqualTo(app.get("/connections/acme/jobs/" + job)
                        .json()
                        .path("applications")
                        .asInt());
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(8);
        assertThat(csv.body()).startsWith("job_id,as_of,band,");
        for (String name : app.service().column("select name from candidate where tenant = 'acme'")) {
            assertThat(csv.body() + rates).doesNotContain(name);
        }
        assertThat(app.get("/connections/acme/jobs/" + job + "/selection-rates?format=pdf")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(app.get("/connections/acme/jobs/nobody/selection-rates").status())
                .isEqualTo(404);
    }

    @Test
    void showsAshbysVerdictsBesideOurEvidence() {
        String application =
                one("select application_id from criterion_evaluation e join score s using (tenant, application_id)"
                        + " where tenant = 'acme' order by 1 limit 1");

        JsonNode criteria = app.get("/connections/acme/applications/" + application + "/score")
                .json()
                .path("criteria");
        app.forgetRequests();
        app.sync("acme");

        assertThat(criteria).isNotEmpty();
        assertThat(criteria.get(0).path("outcome").asText()).isIn("Meets", "Does Not Meet");
        assertThat(criteria.findValues("ours"))
                .anySatisfy(ours -> assertThat(ours).isNotEmpty());
        assertThat(app.card("acme").at("/secondOpinion/state").asText()).isEqualTo("on");
        app.sync("acme");
        app.forgetRequests();
        app.sync("acme");
        assertThat(app.requests("application.listCriteriaEvaluations"))
                .as("of what has not changed, once all is read")
                .isEmpty();
    }

    @Test
    void withoutTheGrantNothingElseSuffers() {
        app.sandbox()
                .faults()
                .add(Fault.on("application.listCriteriaEvaluations").status(403).times(0));

        JsonNode sync = app.connect("nogrant");

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        JsonNode card = app.card("nogrant");
        assertThat(card.path("status").asText()).isEqualTo("active");
        assertThat(card.at("/secondOpinion/state").asText()).isEqualTo("off");
        assertThat(app.requests("application.listCriteriaEvaluations")).hasSizeLessThanOrEqualTo(2);
        app.forgetRequests();
        app.sync("nogrant");
        assertThat(app.requests("application.listCriteriaEvaluations")).isEmpty();
    }

    @Test
    void aSecondReadingStandsBesideTheScoreAndKeepsToItsBudget() {
        scored("reading"); // a reading goes with its person, and another test deletes one of the tenant that all share
        await(
                () -> one("select count(*) from second_reading where tenant = 'reading' and state = 'read'"),
                count -> Integer.parseInt(count) == BUDGET);

        String application =
                one("select application_id from second_reading join score using (tenant, application_id, inputs_hash)"
                        + " where tenant = 'reading' and state = 'read'"
                        + " order by 1 limit 1");
        JsonNode score = app.get("/connections/reading/applications/" + application + "/score")
                .json();

        assertThat(score.at("/secondReading/score").asInt()).isZero();
        assertThat(score.at("/secondReading/reader").asText()).startsWith("stub/");
        assertThat(score.path("score").asInt())
                .as("the model's verdict moves nothing")
                .isEqualTo(pair("reading", application));
        assertThat(await(
                        () -> app.card("reading").path("warnings").findValuesAsText("code"),
                        codes -> codes.contains("second-reader-budget")))
                .isNotEmpty();
        assertThat(one("select questions from second_reading_use where tenant = 'reading'"))
                .isEqualTo(String.valueOf(BUDGET));
    }

    private static int pair(String tenant, String application) {
        String candidate = one(
                "select candidate_id from application where tenant = '" + tenant + "' and id = '" + application + "'");
        return app.post(
                        "/connections/" + tenant + "/score",
                        "{\"candidateId\": \"%s\", \"jobId\": \"%s\"}".formatted(candidate, jobOf(tenant, application)))
                .json()
                .path("score")
                .asInt();
    }

    /** Connects and waits until every application has the score that stands. */
    private static void scored(String tenant) {
        app.connect(tenant);
        await(() -> one("select meaning from scoring_due('" + tenant + "')"), "0"::equals);
    }

    private static JsonNode answer(String tenant, String application) {
        return app.get("/connections/" + tenant + "/applications/" + application)
                .json();
    }

    private static JsonNode rates(String tenant, String job) {
        return app.get("/connections/" + tenant + "/jobs/" + job + "/selection-rates")
                .json();
    }

    private static JsonNode band(JsonNode rates, String name) {
        for (JsonNode band : rates.path("bands")) {
            if (band.path("band").asText().equals(name)) {
                return band;
            }
        }
        throw new AssertionError("no band " + name);
    }

    private static String scoredOne(String tenant) {
        return one(
                "select s.application_id from score s join application a on a.tenant = s.tenant and a.id = s.application_id"
                        + " join criterion_evaluation e on e.tenant = s.tenant and e.application_id = s.application_id"
                        + " where s.tenant = '" + tenant + "' and not s.is_provisional order by 1 limit 1");
    }

    private static String jobOf(String tenant, String application) {
        return one("select job_id from application where tenant = '" + tenant + "' and id = '" + application + "'");
    }

    private static String one(String sql) {
        return app.service().column(sql).get(0);
    }
}
