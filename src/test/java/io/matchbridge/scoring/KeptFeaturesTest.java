package io.matchbridge.scoring;

import static io.matchbridge.testing.SandboxedService.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.SandboxedService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What candidates are compared by is kept as long as their texts stay, and all of them are found again by it. */
class KeptFeaturesTest {

    private static final String OF = " from candidate_features where tenant = 'acme' and candidate_id = '";
    private static final String OUTDATED =
            "select (select count(*) from candidate_features where tenant = 'acme' and not_scored(tenant, candidate_id) is null and (read_version is distinct from texts_version"
                    + " or has_meaning and meaning is null)) + (select count(*) from changed_texts where tenant = 'acme')";

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(8))
            .with("matchbridge.scoring.opt-out-tag", "keep warm");

    /** Ann has applied for nothing. */
    private static String ann;

    @BeforeAll
    static void connect() {
        ann = someone("Ann Loom");
        app.connect("acme");
        await(() -> one(OUTDATED), "0"::equals);
    }

    @Test
    void anotherPostingIsComparedWithWhatIsKeptOfItsCandidates() {
        String job = busiestJob();
        String kept = "select string_agg(candidate_id || xmin, ',' order by candidate_id) from candidate_features f"
                + " where tenant = 'acme' and exists (select from application a where a.tenant = f.tenant"
                + " and a.candidate_id = f.candidate_id and a.job_id = '" + job + "')";
        String scores =
                "select string_agg(s.inputs_hash, ',' order by s.application_id) from score s join application a"
                        + " on a.tenant = s.tenant and a.id = s.application_id where a.tenant = 'acme' and a.job_id = '"
                        + job
                        + "' and not s.is_provisional and a.scored_version = a.input_version";
        String before = one(kept);
        String scored = one(scores);

        app.service()
                .execute(
                        "update job_posting set description = description || ' Kubernetes is a must.' where tenant = 'acme'"
                                + " and job_id = '" + job
                                + "'; update application set input_version = input_version + 1"
                                + " where tenant = 'acme' and job_id = '" + job + "'");
        String again = await(
                () -> one(scores),
                found -> found != null && found.length() == scored.length() && !found.equals(scored));

        assertThat(again).isNotEqualTo(scored);
        assertThat(one(kept)).as("written once").isEqualTo(before);
    }

    @Test
    void newWordsAreReadAlsoOfSomebodyWhoAppliedForNothing() {
        String words = "select md5(words)" + OF + ann + "'";
        String before = one(words);
        app.sandbox().recruiter().addNote(ann, "Has led a team of weavers at a mill for nine years.", false, false);
        app.sandbox()
                .recruiter()
                .editCandidate(ann, JsonNodeFactory.instance.objectNode().put("company", "Mill"));

        app.sync("acme");
        await(() -> one(OUTDATED), "0"::equals);

        assertThat(before).isNotNull();
        assertThat(one(words)).isNotEqualTo(before);
        String kept = one(words);
        outdate();
        await(() -> one("select scorer_version" + OF + ann + "'"), version -> !"0.old".equals(version));
        await(() -> one(OUTDATED), "0"::equals);
        assertThat(one(words)).as("by the scorer in use").isEqualTo(kept);
    }

    @Test
    void wordsOfOtherTextsDoNotKeepTheMeaningOfTheFormerOnes() throws Exception {
        List<String> routes = List.of("scoring", "read-candidates-meaning");
        for (String route : routes) {
            app.service().camel().getRouteController().suspendRoute(route);
        }
        try {
            assertThat(one("select meaning is not null" + OF + ann + "'")).isEqualTo("t");
            keepWords(ann);
            assertThat(one("select meaning is not null" + OF + ann + "'"))
                    .as("the same texts read once more")
                    .isEqualTo("t");

            app.service().execute("insert into changed_texts (tenant, candidate_id) values ('acme', '" + ann + "')");
            keepWords(ann);

            assertThat(one("select meaning is null and words is not null" + OF + ann + "'"))
                    .isEqualTo("t");
        } finally {
            for (String route : routes) {
                app.service().camel().getRouteController().resumeRoute(route);
            }
        }
        await(() -> one(OUTDATED), "0"::equals);
        assertThat(one("select meaning is not null" + OF + ann + "'")).isEqualTo("t");
    }

    @Test
    void nothingIsKeptOfWhoIsDeletedOrOptsOut() {
        String gone = someone("Bea Loom");
        String mute = someone("Cam Loom");
        app.sync("acme");
        await(() -> one("select count(words)" + OF + gone + "' or candidate_id = '" + mute + "'"), "2"::equals);
        app.sandbox().recruiter().deleteCandidate(gone);
        app.sandbox().recruiter().addTag(mute, one("select id from tag where tenant = 'acme' and title = 'Keep Warm'"));

        app.fullSync("acme");

        assertThat(one("select count(*)" + OF + gone + "'")).isEqualTo("0");
        assertThat(one("select count(words) + count(meaning)" + OF + mute + "'"))
                .isEqualTo("0");
    }

    @Test
    void ranksAllWhoDidNotApplyAsTheyWouldBeScored() {
        String job = busiestJob();
        String others = "select id from candidate c where tenant = 'acme' and removed_at is null"
                + " and not_scored(tenant, id) is null and not exists (select from application a where a.tenant = c.tenant"
                + " and a.candidate_id = c.id and a.job_id = '" + job + "' and a.removed_at is null)";
        app.service()
                .execute(
                        "update attachment set state = 'unreadable', resume_text = '' where tenant = 'acme' and is_resume"
                                + " and candidate_id = (" + others + " and id <> '" + ann + "' order by id limit 1)");
        await(() -> one(OUTDATED), "0"::equals);
        Map<String, Integer> exhaustive = new LinkedHashMap<>();
        app.service().column(others).forEach(candidate -> exhaustive.put(candidate, pair(candidate, job)));

        JsonNode items = app.get("/connections/acme/jobs/" + job + "/rediscover?limit=100")
                .json()
                .path("items");

        Map<String, Integer> found = new LinkedHashMap<>();
        items.forEach(item ->
                found.put(item.at("/candidate/id").asText(), item.path("score").asInt()));
        assertThat(found).containsKey(ann).isEqualTo(exhaustive);
        assertThat(List.copyOf(found.values())).isSortedAccordingTo((a, b) -> b - a);
        assertThat(app.get("/connections/acme/jobs/" + job + "/rediscover?limit=1")
                        .json()
                        .at("/items/0"))
                .isEqualTo(items.get(0));
        assertThat(app.get("/connections/acme/jobs/nobody/rediscover").status()).isEqualTo(404);
    }

    @Test
    void whoRepeatsThePostingIsRankedNoHigherThanScored() {
        String copier = someone("Dan Loom");
        app.sync("acme");
        String job = busiestJob();
        app.service()
                .execute("update note set content = (select string_agg(description, ' ') from job_posting"
                        + " where tenant = 'acme' and job_id = '" + job + "') where candidate_id = '" + copier + "'");
        await(() -> one(OUTDATED), "0"::equals);

        List<String> shown = new ArrayList<>();
        List<String> scored = new ArrayList<>();
        for (String limit : List.of("1", "100")) {
            app.get("/connections/acme/jobs/" + job + "/rediscover?limit=" + limit)
                    .json()
                    .path("items")
                    .forEach(item -> {
                        String candidate = item.at("/candidate/id").asText();
                        shown.add(candidate + " " + item.path("score").asInt());
                        scored.add(candidate + " " + pair(candidate, job));
                    });
        }

        assertThat(shown).hasSizeGreaterThan(1).isEqualTo(scored).contains(copier + " 49");
        assertThat(shown.get(0)).as("also where one alone is asked for").isEqualTo(shown.get(1));
    }

    @Test
    @SuppressWarnings("unchecked")
    void activeApplicationsAreRefinedFirst() throws Exception {
        String waiting = " from application a where tenant = 'acme' and removed_at is null"
                + " and scored_version is distinct from input_version and not_scored(tenant, candidate_id) is null";
        app.service().camel().getRouteController().suspendRoute("scoring-meaning");
        try {
            app.service()
                    .execute(
                            "update job_posting set description = description || ' Terraform is a must.' where tenant = 'acme';"
                                    + " update application set input_version = input_version + 1 where tenant = 'acme'");
            await(
                    () -> one("select count(*) > 0 and bool_and(first_scored_version = input_version)" + waiting),
                    "t"::equals);
            List<String> inTurn = app.service()
                    .column("select id" + waiting + " order by status = 'Active' desc, updated_at desc nulls last");
            assertThat(app.service().column("select distinct status = 'Active'" + waiting))
                    .as("active ones and others")
                    .hasSize(2);

            List<Map<String, Object>> due = app.service()
                    .camel()
                    .createProducerTemplate()
                    .requestBody("kamelet:sql/scoring/due-meaning", null, List.class);

            assertThat(due)
                    .extracting(row -> (String) row.get("id"))
                    .containsExactlyElementsOf(inTurn.subList(0, due.size()));
            assertThat(due).hasSizeGreaterThan(1);
        } finally {
            app.service().camel().getRouteController().resumeRoute("scoring-meaning");
        }
        await(() -> one("select count(*)" + waiting), "0"::equals);
    }

    private static int pair(String candidate, String job) {
        return app.post(
                        "/connections/acme/score",
                        "{\"candidateId\": \"%s\", \"jobId\": \"%s\"}".formatted(candidate, job))
                .json()
                .path("score")
                .asInt();
    }

    /** Somebody with a present role and enough words. */
    private static String someone(String name) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("name", name).put("position", "Software Engineer");
        String id =
                app.sandbox().recruiter().createCandidate(members).path("id").asText();
        app.sandbox()
                .recruiter()
                .addNote(
                        id,
                        "A software engineer who has built payment services in Java and PostgreSQL, has operated them on"
                                + " Kubernetes, has led a small team, and would like to work on a product that many people"
                                + " use every day. Has good references and can start in the autumn, here or elsewhere.",
                        false,
                        false);
        return id;
    }

    /** Keeps somebody's words as if they had been read just now, without a meaning. */
    private static void keepWords(String candidate) {
        Map<String, Object> features = new HashMap<>();
        features.put("tenant", "acme");
        features.put("candidateId", candidate);
        features.put("textsVersion", one("select texts_version" + OF + candidate + "'"));
        features.put("scorerVersion", one("select scorer_version" + OF + candidate + "'"));
        features.put("words", new byte[] {1});
        features.put("meaning", null);
        features.put("hasMeaning", true);
        run("scoring/features/keep", "features", features);
    }

    private static void outdate() {
        app.service().execute("update candidate_features set scorer_version = '0.old' where tenant = 'acme'");
        run(
                "scoring/features/mark-outdated",
                "scorer",
                app.service()
                        .camel()
                        .getRegistry()
                        .lookupByNameAndType("applicationScorer", ApplicationScorer.class)
                        .versions());
    }

    private static void run(String statement, String variable, Object value) {
        Exchange done = app.service()
                .camel()
                .createProducerTemplate()
                .send("kamelet:sql/" + statement, exchange -> exchange.setVariable(variable, value));
        assertThat(done.getException()).isNull();
    }

    private static String busiestJob() {
        return one("select job_id from application where tenant = 'acme' group by 1 order by count(*) desc, 1 limit 1");
    }

    private static String one(String sql) {
        List<String> column = app.service().column(sql);
        return column.isEmpty() ? null : column.get(0);
    }
}
