package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.AppProcess;
import io.matchbridge.testing.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A second node, in a process of its own, on the same database. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class TwoNodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    @TempDir
    static Path folder;

    private static AppProcess other;

    @BeforeAll
    static void startTheOther() throws Exception {
        other = AppProcess.startCompiled(Path.of("").toAbsolutePath(), settings(company, folder));
        other.awaitOutput("is ready on", PATIENCE);
    }

    @AfterAll
    static void stopTheOther() {
        other.kill();
        RunningService service = company.service;
        service.execute("delete from push_back_run"); // no one waits for the lease of the dead
    }

    @BeforeEach
    void forget() {
        company.forget();
    }

    @Test
    @Order(1)
    void inTurnOneOfThemWritesAndNothingComesTwice() {
        Set<String> writers = new HashSet<>();
        Set<String> twice = new HashSet<>();
        Watch watch = new Watch(twice, writers);

        FaultTrials trials = new FaultTrials(company, 7);
        if (Boolean.getBoolean("pushback.habits")) {
            trials.whereAshbyChangesItsHabits();
        }
        FaultTrials.Result result;
        try (watch) {
            result = trials.run(Integer.getInteger("pushback.two-nodes", 60), round -> {
                company.looks(round % 2 == 0);
                company.service.execute("update push_back_run set leased_until = now()"); // nothing is under way
            });
        } finally {
            company.looks(true);
        }

        assertThat(result.counts())
                .as("%s", result.stories())
                .doesNotContainKeys("a note twice", "a note missing", "not one tag", "wrong field");
        assertThat(writers).as("both have written").hasSize(2);
        assertThat(twice).as("objects with two writes under way").isEmpty();
    }

    /** Looks all the time who writes, and whether two writes to one object are under way. */
    private static final class Watch implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

        private Watch(Set<String> twice, Set<String> writers) {
            clock.scheduleWithFixedDelay(
                    () -> {
                        twice.addAll(
                                company.service.column(
                                        "select object_id from push_back where state = 'claimed' group by object_id having count(*) > 1"));
                        writers.addAll(
                                company.service.column(
                                        "select node from push_back_run where exists (select from push_back where state = 'claimed')"));
                    },
                    0,
                    10,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }

    /** Some of its calls are on their way, and some of its claims have not been called, when it freezes. */
    @Test
    @Order(2)
    void aNodeThatWasFrozenLongerThanItsLeaseSendsNothingMore() throws Exception {
        Map<String, Integer> before = new LinkedHashMap<>();
        company.service
                .column("select distinct candidate_id from application a join score s on s.application_id = a.id"
                        + " where status = 'Active' and removed_at is null")
                .forEach(candidate ->
                        before.put(candidate, company.ourNotes(candidate).size()));
        company.looks(false); // so that the other one writes
        company.service.execute("delete from push_back_run");
        company.sandbox
                .faults()
                .add(Fault.on("candidate.createNote").delay(4_000).times(0));
        company.forgetRequests();

        company.switchOn(notes());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> company.requests("candidate.createNote") >= 4);
        other.freeze();
        List<String> claimed = company.service.column("select id from push_back where state = 'claimed'");
        company.sandbox.faults().clear();
        company.service.execute("update push_back_run set leased_until = now()");
        company.looks(true);
        company.settle();
        Map<String, Integer> written = counts(before);
        other.thaw();
        company.looks(false);
        company.service.execute("delete from push_back_run");
        company.score(company.application(1), 3, "weak"); // the other one is awake when it has written this
        company.service.execute("update push_back_written set at = at - interval '1 day'");
        await().atMost(PATIENCE)
                .until(() -> company.service
                                .column("select 1 from push_back_run r join push_back p on p.tenant = r.tenant"
                                        + " where p.kind = 'note' and p.score = 3 and p.state = 'sent'")
                                .size()
                        == 1);
        company.looks(true);

        assertThat(claimed).as("it froze in the middle").hasSizeGreaterThan(4);
        String awake = company.candidateOf(company.application(1));
        written.computeIfPresent(awake, (candidate, notes) -> notes + 1);
        assertThat(counts(before)).as("notes of each candidate").isEqualTo(written);
        assertThat(company.service.column("select object_id from push_back where kind = 'note' and score <> 3"
                        + " group by object_id, application_id having count(*) > 1"))
                .isEmpty();
    }

    /** How many notes of ours each candidate has more than before. */
    private static Map<String, Integer> counts(Map<String, Integer> before) {
        Map<String, Integer> more = new LinkedHashMap<>();
        before.forEach((candidate, notes) ->
                more.put(candidate, company.ourNotes(candidate).size() - notes));
        return more;
    }

    @Test
    @Order(3)
    void theWorkOfADeadNodeIsGivenBackAfterItsLeaseAndNoNoteComesTwice() {
        String application = company.application(1);
        String candidate = company.candidateOf(application);
        int before = company.ourNotes(candidate).size();
        company.only(application);
        company.looks(false); // so that the other one writes
        company.service.execute("delete from push_back_run");
        company.sandbox.faults().add(Fault.on("candidate.createNote").delay(60_000));
        company.forgetRequests();

        company.switchOn(notes());
        await().atMost(PATIENCE).until(() -> company.ourNotes(candidate).size() == before + 1);
        other.kill();
        assertThat(company.service.column("select state from push_back where kind = 'note'"))
                .containsExactly("claimed");
        company.looks(true);
        company.round();
        await().during(Duration.ofMillis(300)).until(() -> company.requests("candidate.listNotes") == 0);
        assertThat(company.service.column("select state from push_back where kind = 'note'"))
                .as("its lease is not over")
                .containsExactly("claimed");

        company.service.execute("update push_back_run set leased_until = now()");
        company.settle();

        assertThat(company.service.column("select state || ' ' || attempts from push_back where kind = 'note'"))
                .containsExactly("sent 2");
        assertThat(company.ourNotes(candidate)).hasSize(before + 1);
        assertThat(company.requests("candidate.createNote")).isLessThanOrEqualTo(1);
        assertThat(company.requests("candidate.listNotes")).isPositive();
    }

    /** The settings of a node that shares a company's database. */
    static Map<String, String> settings(ConnectedCompany company, Path folder) throws Exception {
        HikariDataSource database = (HikariDataSource) company.service.database();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("matchbridge.data.dir", folder.toString());
        settings.put("matchbridge.database.url", database.getJdbcUrl());
        settings.put("matchbridge.database.user", database.getUsername());
        settings.put(
                "matchbridge.secret.key",
                Files.readString(company.service.folder().resolve("secret-key")).strip());
        settings.put("camel.main.auto-startup-exclude-pattern", "scoring-meaning,read-candidates-meaning");
        settings.put("matchbridge.ashby.url", company.sandbox.url());
        settings.put("matchbridge.ashby.requests-per-minute", "1000000");
        settings.put("matchbridge.ashby.retries", "1");
        settings.put("matchbridge.ashby.timeout", "60s");
        settings.put("matchbridge.push-back.max-per-run", String.valueOf(ConnectedCompany.MOST_WRITES));
        settings.put("matchbridge.http.port", RunningService.freePort());
        settings.put("matchbridge.management.port", RunningService.freePort());
        return settings;
    }
}
