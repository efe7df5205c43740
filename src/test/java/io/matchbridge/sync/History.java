package io.matchbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import io.matchbridge.testing.SecondNode;
import io.matchbridge.testing.SyncTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;

/**
 * The life of one connection, drawn by lot from a seed: recruiters at work, syncs among it, trouble with Ashby, with the
 * database and with the node. Each step draws from a seed of its own, so that one can be left out and the others stay.
 */
final class History {

    private static final int STEPS = 3;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SELDOM = Duration.ofMillis(300).toNanos();

    private final SandboxedService app;
    private final long seed;
    private final Set<Integer> without;
    private final Map<String, String> settings;
    private final Map<String, Integer> tally;
    private final String tenant;
    private final List<String> told = new ArrayList<>();
    private final Set<String> untrue = new HashSet<>();
    private SyncTokens tokens;
    private Trouble trouble;
    private int largestPage;
    private SecondNode second;
    private long timeFlew;

    /**
     * @param without  steps to leave out, from 0
     * @param settings of the service, for a second node
     * @param tally    what has happened, and how often, in this history and others
     */
    History(
            SandboxedService app,
            long seed,
            Set<Integer> without,
            Map<String, String> settings,
            Map<String, Integer> tally) {
        this.app = app;
        this.seed = seed;
        this.without = without;
        this.settings = settings;
        this.tally = tally;
        this.tenant = "history-" + seed;
    }

    /** What has happened so far, a line a step. */
    String told() {
        return String.join("\n", told);
    }

    /**
     * Lives it, from the setup until everything of the tenant is erased; fails when anything is not as it should be.
     *
     * @param killed whether the last sync among the edits runs on a node that is killed in the middle of it
     */
    void live(boolean killed) throws Exception {
        Random dice = new Random(seed);
        app.replaceSandbox(
                SandboxOptions.standard().candidates(4 + dice.nextInt(5)).seed(seed));
        largestPage = 3 + dice.nextInt(5);
        app.sandbox().behaviour().largestPage(largestPage);
        tokens = new SyncTokens(app);
        SandboxedService.await(() -> app.setUp(tenant).status(), status -> status == 201 || status == 409);
        try (SecondNode doomed = killed ? SecondNode.start(app, settings) : null) {
            for (int step = 0; step < STEPS; step++) {
                second = step == STEPS - 1 ? doomed : null;
                if (!without.contains(step)) {
                    step(step, new Random(seed * 1_000 + step));
                }
            }
        }
        end();
    }

    private void step(int number, Random dice) throws Exception {
        RecruitersAtWork recruiters = new RecruitersAtWork(app.sandbox(), dice);
        trouble = new Trouble(app.sandbox(), dice);
        StringBuilder words = new StringBuilder(number + ":");
        told.add("");
        for (int edits = dice.nextInt(5); edits > 0; edits--) {
            tell(words, recruiters.next());
        }
        for (int troubles = dice.nextInt(4); troubles > 0; troubles--) {
            tell(words, "[" + trouble.next(untrue) + "]");
        }
        if (number > 0) { // the setup has begun the first sync
            String body = dice.nextInt(4) == 0 ? "{'full': true, 'acceptRemovals': true}" : "{}";
            tell(words, "sync " + body);
            startSync(body);
        }
        int asked = app.sandbox().log().requests().size();
        for (int moments = dice.nextInt(4); moments > 0; moments--) {
            awaitRequests(asked += 1 + dice.nextInt(12));
            tell(words, dice.nextInt(3) > 0 ? recruiters.next() : accident(dice));
        }
        if (second != null) {
            tell(words, killed(asked, dice));
        }
        awaitEnd();
        trouble.over();
        look(() -> tokens.areNotAheadOfTheData(tenant, untrue));
    }

    /** Compares by few large pages: the small ones are for the syncs. */
    private void look(Runnable comparison) {
        app.sandbox().behaviour().largestPage(100);
        comparison.run();
        app.sandbox().behaviour().largestPage(largestPage);
    }

    private void startSync(String body) throws Exception {
        if (second == null) {
            app.startSync(tenant, body);
        } else {
            second.alone();
            second.startSync(tenant, body);
        }
    }

    /** The node is killed with the sync in its hands; the service takes it over, or the same node does when it has started again. */
    private String killed(int asked, Random dice) throws Exception {
        awaitRequests(asked + 1 + dice.nextInt(12));
        String when = second.runs(tenant) ? "KILLED at work" : "KILLED";
        boolean again = dice.nextInt(4) == 0;
        second.kill();
        if (again) {
            second.restart();
            return when + ", STARTED AGAIN";
        }
        second.notAlone();
        return when + ", REPLACED";
    }

    private void tell(StringBuilder words, String next) {
        tally.merge(next.replaceAll("^\\[\\S+\\.\\S+ | x.*|[\\[\\]]", ""), 1, Integer::sum);
        words.append(' ').append(next);
        told.set(told.size() - 1, words.toString());
    }

    private String accident(Random dice) {
        // While the service stands by, nobody would go on with what the doomed node has given up.
        switch (dice.nextInt(second == null ? 4 : 1)) {
            case 0 -> {
                boolean timersToo = dice.nextInt(4) == 0;
                cutLines(timersToo);
                return timersToo ? "ALL LINES CUT" : "LINES CUT";
            }
            case 1 -> {
                app.post("/connections/" + tenant + "/pause", null);
                await(() -> !isAtWork());
                app.post("/connections/" + tenant + "/resume", null);
                return "PAUSED";
            }
            default -> {
                execute("update sync set node = 'another' where finished_at is null and tenant = '%s'");
                return "TAKEN OVER";
            }
        }
    }

    /** The lines to the database break at once, as when it restarts. */
    private void cutLines(boolean timersToo) {
        app.service()
                .column("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and pid <> pg_backend_pid()"
                        + (timersToo ? "" : " and application_name = 'matchbridge'"));
    }

    private void execute(String sql) {
        rows(sql + " returning 'done'");
    }

    private void awaitRequests(int many) {
        await(() -> app.sandbox().log().requests().size() >= many || !isSyncing() || letTimeFly());
    }

    private void awaitEnd() {
        await(() -> !isSyncing() || letTimeFly());
    }

    /** Looks often, since a sync of a few records is through in no time. */
    private static void await(Callable<Boolean> reached) {
        Awaitility.await().pollInterval(POLL).atMost(PATIENCE).until(reached);
    }

    /** Time flies for a sync that nobody runs any more. Always false: what is awaited has not come yet. */
    private boolean letTimeFly() {
        if (!isAtWork() && System.nanoTime() - timeFlew > SELDOM) {
            execute(
                    "update sync set heartbeat_at = heartbeat_at - interval '1 minute' where finished_at is null and tenant = '%s'");
            matchTimers();
            timeFlew = System.nanoTime();
        }
        return false;
    }

    private void matchTimers() {
        try (ProducerTemplate routes = app.service().camel().createProducerTemplate()) {
            routes.send("direct:match-timers", exchange -> {});
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A sync that nobody runs, as it broke off or lost its node, waits for the end of the pause. */
    private boolean isAtWork() {
        return app.service()
                        .camel()
                        .getRegistry()
                        .lookupByNameAndType("syncsUnderway", SyncsUnderway.class)
                        .ids()
                        .length
                > 0;
    }

    private boolean isSyncing() {
        return !rows("select id from sync where finished_at is null and tenant = '%s'")
                .isEmpty();
    }

    /** A clean sync brings all that was edited, a clean full one takes away what vanished; then nothing of the tenant stays. */
    private void end() {
        told.add("");
        tell(new StringBuilder("end:"), "sync");
        app.sync(tenant);
        look(() -> tokens.areNotAheadOfTheData(tenant, untrue));
        execute("update attachment set due_at = now() where state = 'due' and tenant = '%s'");
        for (String failed :
                rows("select f.id from failure f join attachment a on a.tenant = f.tenant and a.id = f.record_id"
                        + " where a.state = 'failed' and a.removed_at is null and f.tenant = '%s'")) {
            app.post("/connections/" + tenant + "/failures/" + failed + "/retry", null);
            app.finished(tenant);
        }
        JsonNode sync = app.sync(tenant, "{'full': true, 'acceptRemovals': true}");
        assertThat(sync.path("outcome").asText()).as(sync.toString()).isEqualTo("done");
        look(() -> {
            new Mirror(app).equalsAshby(tenant);
            tokens.areNotAheadOfTheData(tenant, Set.of());
        });
        filesAndPostings();
        assertThat(rows("select stream || ': ' || reason from failure where tenant = '%s'"))
                .as("failures")
                .isEmpty();
        nothingPointsAtTheGone();
        leave();
    }

    private void filesAndPostings() {
        List<String> files = new ArrayList<>();
        app.sandbox()
                .standing()
                .all("candidates")
                .forEach(candidate -> candidate
                        .path("fileHandles")
                        .forEach(file -> files.add(candidate.path("id").asText() + " "
                                + file.path("id").asText())));
        assertThat(rows("select candidate_id || ' ' || id from attachment where removed_at is null and tenant = '%s'"))
                .as("files")
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(
                        rows(
                                "select id || reason from attachment where removed_at is null and state not in ('stored', 'unreadable') and tenant = '%s'"))
                .as("files that are not here")
                .isEmpty();
        List<String> postings = new ArrayList<>();
        app.sandbox()
                .standing()
                .all("postings")
                .forEach(posting -> postings.add(posting.path("id").asText() + " "
                        + app.sandbox()
                                .standing()
                                .posting(posting.path("id").asText())
                                .at("/descriptionParts/descriptionBody/plain")
                                .asText()));
        assertThat(rows("select id || ' ' || description from job_posting where removed_at is null and tenant = '%s'"))
                .as("postings")
                .containsExactlyInAnyOrderElementsOf(postings);
    }

    private void nothingPointsAtTheGone() {
        for (String left : List.of(
                "select id from candidate where removed_at is not null and (raw <> '{}' or name is not null or email is not null) and tenant = '%s'",
                "select id from note where removed_at is not null and (raw <> '{}' or content is not null) and tenant = '%s'",
                "select id from attachment where removed_at is not null and (handle <> '' or name is not null or resume_text is not null) and tenant = '%s'",
                "select a.id from application a left join candidate c on c.tenant = a.tenant and c.id = a.candidate_id and c.removed_at is null where c.id is null and (a.removed_at is null or a.raw <> '{}') and a.tenant = '%s'",
                "select a.id from candidate a left join candidate c on c.tenant = a.tenant and c.id = a.merged_into where a.merged_into is not null and c.removed_at is not null and c.merged_into is null and a.merged_into is null and a.tenant = '%s'")) {
            assertThat(rows(left)).as(left).isEmpty();
        }
    }

    private void leave() {
        app.service().call("DELETE", "/api/connections/" + tenant, null);
        assertThat(app.service()
                        .call("DELETE", "/api/connections/" + tenant + "/data", null)
                        .status())
                .isEqualTo(204);
        assertThat(app.service().folder().resolve("attachments").resolve(tenant))
                .doesNotExist();
    }

    private List<String> rows(String sql) {
        return app.service().column(sql.formatted(tenant));
    }
}
