package io.matchbridge.scoring;

import static io.matchbridge.testing.SandboxedService.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.scoring.secondreader.LanguageModel;
import io.matchbridge.testing.Browser;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of scores, who has none, and what others make of the same applications. */
class RecordOfScoresTest {

    private static final int BUDGET = 4;

    /** The number of the first candidate whose résumé is a picture; and of one for each kind of file. */
    private static final int SCANNED = 41;

    private static final Map<String, Integer> KINDS =
            Map.of("pdf", 0, "docx", 1, "rtf", 3, "odt", 8, "html", 14, "txt", 20);

    private static final LanguageModel MODEL = new LanguageModel();

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(SCANNED + 1))
            .with("matchbridge.scoring.opt-out-tag", "keep warm")
            .with("matchbridge.scoring.llm.url", MODEL.url())
            .with("matchbridge.scoring.llm.model", "stub")
            .with("matchbridge.scoring.llm.max-per-day", String.valueOf(BUDGET));

    private static final Map<String, String> READ = new HashMap<>();

    /** One tenant for all tests: each looks at people of its own. */
    @BeforeAll
    static void connect() {
        MODEL.answers(LanguageModel::everythingNotFound);
        scored("acme");
        KINDS.forEach((kind, candidate) -> READ.put(
                kind,
                one(
                        "select f.resume_text from attachment f join candidate c on c.tenant = f.tenant and c.id = f.candidate_id"
                                + " where f.tenant = 'acme' and f.state = 'stored' and f.name like '%." + kind
                                + "' and c.name = '" + resume(candidate).get(0) + "'")));
    }

    private static List<String> resume(int candidate) {
        return app.sandbox().resumeText(candidate).replace("'", "''").lines().toList();
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
    void aScannedResumeIsCountedAndNotScoredAsEmpty() {
        String application = one("select a.id from application a"
                + " join candidate c on c.tenant = a.tenant and c.id = a.candidate_id where a.tenant = 'acme' and c.name = '"
                + resume(SCANNED).get(0) + "' order by 1 limit 1");

        JsonNode found = answer("acme", application);

        assertThat(found.path("score").isNull()).isTrue();
        assertThat(found.path("notScored").asText()).isEqualTo("unreadable");
        assertThat(app.card("acme").at("/counts/unreadable").asInt()).isEqualTo(1);
        assertThat(band(rates("acme", jobOf("acme", application)), "unreadable")
                        .path("applications")
                        .asInt())
                .isEqualTo(1);
        assertThat(app.get("/connections/acme/applications/" + application + "/scores")
                        .json()
                        .path("items"))
                .as("it never had one")
                .isEmpty();
        JsonNode file = app.get("/connections/acme/candidates/"
                        + found.at("/candidate/id").asText())
                .json()
                .at("/attachments/0");
        assertThat(file.path("state").asText()).isEqualTo("unreadable");
        assertThat(file.path("textChars").asInt()).isZero();
        assertThat(file.path("bytes").asInt()).isPositive();
    }

    @Test
    void everyKindOfResumeIsReadInItsOrder() {
        KINDS.forEach((kind, candidate) -> assertThat(words(READ.get(kind)))
                .as(kind)
                .isEqualTo(words(app.sandbox().resumeText(candidate))));
    }

    /** Bullets aside: a word processor may draw them as it likes. */
    private static List<String> words(String text) {
        return List.of(text.replaceAll("[-•·]", " ").strip().split("\\s+"));
    }

    @Test
    void theCardTellsHowFarTheScoringHasGot() {
        List<String> routes = List.of("scoring", "scoring-meaning", "measure-scoring");
        routes.forEach(route -> app.post("/routes/" + route + "/suspend", null));
        try {
            app.service()
                    .execute(
                            "update application set input_version = input_version + 1 where tenant = 'acme' and id in"
                                    + " (select s.application_id from score s join application a on a.tenant = s.tenant and a.id = s.application_id"
                                    + " where s.tenant = 'acme' and a.removed_at is null and a.scored_version = a.input_version limit 10)");
            app.service()
                    .execute("delete from scoring_pace; insert into scoring_pace (tenant, at, words_due, due)"
                            + " values ('acme', now() - interval '10 seconds', 10, 30)");

            app.service().camel().createProducerTemplate().sendBody("kamelet:sql/scoring/pace", null);
            JsonNode card = app.card("acme");

            JsonNode meaning = card.at("/scoring/meaning");
            int all = card.at("/counts/applications").asInt();
            assertThat(meaning.path("due").asInt()).isEqualTo(10);
            assertThat(meaning.path("scored").asInt()).isEqualTo(all - 10);
            assertThat(meaning.path("percent").asInt()).isEqualTo(100 * (all - 10) / all);
            assertThat(meaning.path("etaSeconds").asInt())
                    .as("twenty in ten seconds")
                    .isBetween(5, 6);
            assertThat(card.at("/scoring/words/due").asInt()).isEqualTo(10);
            assertThat(card.at("/scoring/words/etaSeconds").isNull())
                    .as("nobody has seen the pace")
                    .isTrue();
        } finally {
            routes.forEach(route -> app.post("/routes/" + route + "/resume", null));
        }

        JsonNode idle = await(
                () -> app.card("acme").path("scoring"),
                scoring -> scoring.at("/meaning/due").asInt() == 0);

        assertThat(idle.at("/words/percent").asInt()).isEqualTo(100);
        assertThat(idle.at("/meaning/percent").asInt()).isEqualTo(100);
        assertThat(idle.at("/meaning/etaSeconds").isNull()).isTrue();
    }

    @Test
    void activeApplicationsComeFirstByWordsAndByMeaning() {
        List<String> routes = List.of("scoring", "scoring-meaning");
        routes.forEach(route -> app.post("/routes/" + route + "/suspend", null));
        try {
            app.service()
                    .execute(
                            "update application set input_version = input_version + 1 where tenant = 'acme' and removed_at is null");
            activeOnesAreChosenOf("scoring/due");

            app.post("/routes/scoring/resume", null);
            JsonNode byWords = await(
                    () -> app.card("acme").path("scoring"),
                    scoring -> scoring.at("/words/due").asInt() == 0);

            assertThat(byWords.at("/meaning/due").asInt()).isPositive();
            assertThat(one(
                            "select count(*) from application a where tenant = 'acme' and status = 'Active' and removed_at is null"
                                    + " and not_scored(tenant, candidate_id) is null and not exists"
                                    + " (select from score s where s.tenant = a.tenant and s.application_id = a.id)"))
                    .isEqualTo("0");
            activeOnesAreChosenOf("scoring/due-meaning");
        } finally {
            routes.forEach(route -> app.post("/routes/" + route + "/resume", null));
        }
        await(() -> app.card("acme").at("/scoring/meaning/due").asInt(), due -> due == 0);
    }

    private static void activeOnesAreChosenOf(String statement) {
        List<?> due = app.service()
                .camel()
                .createProducerTemplate()
                .requestBody("kamelet:sql/" + statement, null, List.class);
        String active =
                "select count(*) from application where tenant = 'acme' and status = 'Active' and scored_version <> input_version"
                        + " and id in ('%s')";
        String chosen =
                due.stream().map(row -> (String) ((Map<?, ?>) row).get("id")).collect(Collectors.joining("', '"));
        int all = Integer.parseInt(
                one(
                        "select count(*) from application where tenant = 'acme' and status = 'Active' and removed_at is null and scored_version <> input_version"));
        assertThat(due).isNotEmpty();
        assertThat(one(active.formatted(chosen))).as(statement).isEqualTo(String.valueOf(Math.min(all, due.size())));
    }

    @Test
    void theConsoleShowsTheRecordAndNothingOfItAsMarkup() {
        String name = "<img src=x onerror=\"document.title='taken'\"> Eve";
        String job = one(
                "select job_id from application where tenant = 'acme' group by 1 order by count(*) desc, 1 limit 1");
        String candidate = app.sandbox()
                .recruiter()
                .createCandidate(JsonNodeFactory.instance.objectNode().put("name", name))
                .path("id")
                .asText();
        app.sandbox()
                .recruiter()
                .addNote(candidate, "Knows <script>document.title='taken'</script> well.", false, false);
        app.sandbox().recruiter().createApplication(candidate, job);
        app.sync("acme");
        String application = await(
                        () -> app.service()
                                .column(
                                        "select a.id from application a join score s on s.tenant = a.tenant and s.application_id = a.id"
                                                + " where a.tenant = 'acme' and not s.is_provisional and a.candidate_id = '"
                                                + candidate + "'"),
                        ids -> !ids.isEmpty())
                .get(0);
        String read = "select application_id from second_reading join score using (tenant, application_id, inputs_hash)"
                + " where tenant = 'acme' and state = 'read' limit 1";
        await(() -> app.service().column(read), found -> !found.isEmpty());
        String reviewed =
                one("select application_id from criterion_evaluation join score using (tenant, application_id)"
                        + " where tenant = 'acme' limit 1");

        try (Browser browser = Browser.start()) {
            browser.open(app.service().url() + "/");
            browser.shown("#token", "").sendKeys(app.service().adminToken());
            browser.shown("#sign-in button", "Sign in").click();
            browser.shown(".card .counts", "Unreadable");
            browser.shown(".card summary", "Last sync").click();
            browser.shown(".card tbody", "attachments");
            browser.shown(".card button", "Jobs and scores").click();
            browser.shown("#jobs .list button", jobTitle(job)).click();
            browser.shown("#jobs tbody button.link", name).click();
            browser.shown("dialog h2", name);
            browser.shown("dialog summary", "Scores it had").click();
            browser.shown("dialog details table", "it stands");
            browser.shown("dialog summary", "Notes and files").click();
            browser.shown("dialog blockquote", "document.title");
            browser.open(app.service().url() + "/#tenant=acme&application=" + one(read));
            browser.shown("dialog h3", "Second reader");
            browser.open(app.service().url() + "/#tenant=acme&application=" + reviewed);
            browser.shown("dialog h3", "Ashby's own review, beside our evidence");

            assertThat(browser.count("img, dialog script, dialog b")).isZero();
            assertThat(browser.title()).isEqualTo("Matchbridge");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(answer("acme", application).at("/candidate/name").asText()).isEqualTo(name);
    }

    private static String jobTitle(String job) {
        return one("select title from job where tenant = 'acme' and id = '" + job + "'");
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

    /** Skills are told from words that only begin or end like them. */
    @Test
    void aVerdictIsShownBesideTheSkillsThatItNames() {
        String evidence =
                "{\"matchedSkills\": [{\"skill\": \"Java\", \"quote\": \"q\"}, {\"skill\": \"C\", \"quote\": \"q\"}, {\"skill\": \"C++\", \"quote\": \"q\"}],"
                        + " \"missingSkills\": [\"R\", \"Node.js\", \"Go\"]}";
        String named =
                "select string_agg(s->>'skill', ' ' order by s->>'skill') from json_array_elements(skills_about('"
                        + evidence + "', '%s')) as s";

        assertThat(one(named.formatted("JavaScript, and C++ for our drivers."))).isEqualTo("C++");
        assertThat(one(named.formatted("Good with node.js or go."))).isEqualTo("Go Node.js");
        assertThat(one(named.formatted("java/C (R)"))).isEqualTo("C Java R");
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
        await(
                () -> one("select count(*) from second_reading where tenant = 'acme' and state = 'read'"),
                count -> Integer.parseInt(count) == BUDGET);

        String application =
                one("select application_id from second_reading join score using (tenant, application_id, inputs_hash)"
                        + " where tenant = 'acme' and state = 'read'"
                        + " order by 1 limit 1");
        JsonNode score = app.get("/connections/acme/applications/" + application + "/score")
                .json();

        assertThat(score.at("/secondReading/score").asInt()).isZero();
        assertThat(score.at("/secondReading/reader").asText()).startsWith("stub/");
        assertThat(score.path("score").asInt())
                .as("the model's verdict moves nothing")
                .isEqualTo(pair("acme", application));
        assertThat(await(
                        () -> app.card("acme").path("warnings").findValuesAsText("code"),
                        codes -> codes.contains("second-reader-budget")))
                .isNotEmpty();
        assertThat(one("select questions from second_reading_use where tenant = 'acme'"))
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
        await(
                () -> one("select count(*) from application where tenant = '" + tenant
                        + "' and removed_at is null and scored_version <> input_version"),
                "0"::equals);
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
