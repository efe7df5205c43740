package io.matchbridge.connect;

import static io.matchbridge.connect.Asker.PERSON;
import static io.matchbridge.connect.Asker.PUSH_BACK;
import static io.matchbridge.connect.Asker.SYNC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.database.Database;
import io.matchbridge.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pace of one key, kept by two nodes that share nothing but the database. */
class RequestPaceTest {

    private static final int FAST = 6_000;
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static EmbeddedDatabase server;
    private static HikariDataSource database;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeAll
    static void startDatabase() throws Exception {
        server = EmbeddedDatabase.start(folder.resolve("postgres"));
        database = new Database(server.url(), "postgres", "").opens(Database.pool());
        Database.migrate(database);
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
        server.close();
    }

    @AfterEach
    void forgetEverything() throws Exception {
        stopping.set(true);
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        execute("truncate connection, sync, ashby_pace, ashby_bucket, ashby_write_bucket cascade");
    }

    @Test
    void twoNodesTogetherAskAsOftenAsTheCeilingAllows() throws Exception {
        connect("acme");
        int ceiling = 12_000;
        RequestPace one = node(ceiling);
        RequestPace other = node(ceiling);
        AtomicInteger asked = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < 6; i++) {
            keepAsking(one, SYNC, asked);
            keepAsking(other, SYNC, asked);
        }

        await().pollInterval(Duration.ofMillis(5)).until(() -> asked.get() >= 800);

        Duration allowed = Duration.ofMillis(800 * 60_000L / ceiling);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(
                        allowed.multipliedBy(90).dividedBy(100),
                        allowed.multipliedBy(105).dividedBy(100));
    }

    @Test
    void oneNodeDrawsAheadSoThatTheDatabaseIsNotAskedForEachRequest() throws Exception {
        connect("acme");
        RequestPace pace = node(1_000_000);
        AtomicInteger asked = new AtomicInteger();
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            keepAsking(pace, SYNC, asked);
        }

        await().until(() -> asked.get() >= 10_000);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void a429HoldsTheKeyOnEveryNodeAndHalvesItOnce() throws Exception {
        connect("acme");
        RequestPace one = node(FAST);
        RequestPace other = node(FAST);
        one.await("acme", SYNC);
        other.await("acme", SYNC);

        one.refused("acme", false, Duration.ofSeconds(1), Duration.ofMillis(10));
        other.refused(
                "acme", false, Duration.ofMillis(500), Duration.ofSeconds(1)); // sent before the other's answer came
        long start = System.nanoTime();
        other.await("acme", SYNC);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(800), SOON);
        assertThat(column("select share from ashby_pace")).containsExactly("0.5");

        other.refused("acme", false, Duration.ZERO, Duration.ZERO);

        assertThat(column("select share || ' ' || refused_share from ashby_pace"))
                .containsExactly("0.25 0.5");
    }

    @Test
    void a429ForThePartnerSlowsEveryTenant() throws Exception {
        connect("acme");
        connect("beta");
        RequestPace pace = node(FAST);

        pace.refused("acme", true, Duration.ofMillis(700), Duration.ZERO);
        long start = System.nanoTime();
        pace.await("beta", SYNC);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500), SOON);
        PaceTable table = new PaceTable(database, new DatabaseClock(), FAST);
        assertThat(table.standing("beta").share()).isEqualTo(0.5);
    }

    @Test
    void aHalvedPaceRisesSlowlyAndNotAgainToWhatWasRefused() throws Exception {
        PaceTable table = new PaceTable(database, new DatabaseClock(), FAST);
        table.refused("acme", false, Duration.ZERO, Duration.ZERO);
        assertThat(table.standing("acme").mayRise()).isFalse();

        execute("update ashby_pace set changed_at = now() - interval '65 seconds'");
        assertThat(table.standing("acme").mayRise()).isTrue();
        table.rise("acme");
        assertThat(table.standing("acme").share()).isBetween(0.599, 0.601);
        assertThat(table.standing("acme").mayRise()).isFalse();

        execute("update ashby_pace set changed_at = now() - interval '1 hour'");
        table.rise("acme");
        assertThat(table.standing("acme").share()).isBetween(0.899, 0.901);
        assertThat(table.standing("acme").mayRise()).isFalse();

        execute(
                "update ashby_pace set changed_at = now() - interval '1 hour', refused_at = now() - interval '25 hours'");
        table.rise("acme");
        assertThat(table.standing("acme").share()).isBetween(0.949, 0.951);
    }

    @Test
    void aPersonComesBeforeAllThatWaits() throws Exception {
        connect("acme");
        RequestPace pace = node(60);
        AtomicInteger reads = new AtomicInteger();
        pace.await("acme", SYNC);
        for (int i = 0; i < 20; i++) {
            keepAsking(pace, SYNC, reads);
        }
        int before = reads.get();

        CompletableFuture<Void> person = ask(pace, PERSON);

        await().until(person::isDone);
        assertThat(reads.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void whileASyncReadsOnAnotherNodeTenThousandWritesLeaveItHalfOfThePace() throws Exception {
        connect("acme");
        execute("insert into sync (tenant, trigger, node, started_at) values ('acme', 'timer', 'one', now())");
        RequestPace one = node(FAST);
        RequestPace other = node(FAST);
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger writes = new AtomicInteger();
        for (int i = 0; i < 40; i++) {
            keepAsking(other, PUSH_BACK, writes);
        }
        keepAsking(one, SYNC, reads);
        keepAsking(one, SYNC, reads);

        await().until(() -> reads.get() > 20 && writes.get() > 20);
        int readsBefore = reads.get();
        int writesBefore = writes.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> reads.get() - readsBefore > 150);

        assertThat(writes.get() - writesBefore).isLessThanOrEqualTo((reads.get() - readsBefore) * 11 / 10);
    }

    @Test
    void writesTakeTheWholePaceWhenNothingIsRead() throws Exception {
        connect("acme");
        RequestPace pace = node(FAST);
        AtomicInteger writes = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            keepAsking(pace, PUSH_BACK, writes);
        }

        await().until(() -> writes.get() > 50);
        int before = writes.get();
        long start = System.nanoTime();
        await().until(() -> writes.get() - before >= 250);

        double perMinute = 250 * 60e9 / (System.nanoTime() - start);
        assertThat(perMinute).isBetween(FAST / 1.15, FAST * 1.05);
    }

    @Test
    void whoWaitsEndsSoonWhenTheTenantIsPausedOrTheServiceStops() throws Exception {
        connect("acme");
        RequestPace pace = node(FAST);
        pace.refused("acme", false, Duration.ofMinutes(5), Duration.ZERO);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(ask(pace, SYNC));
        }
        await().during(Duration.ofMillis(200)).until(() -> waiting.stream().noneMatch(CompletableFuture::isDone));

        execute("update connection set status = 'paused'");
        for (CompletableFuture<Void> call : waiting) {
            assertThatThrownBy(() -> call.get(2, TimeUnit.SECONDS)).hasRootCauseInstanceOf(NotConnected.class);
        }

        execute("update connection set status = 'active'");
        CompletableFuture<Void> last = ask(pace, SYNC);
        await().during(Duration.ofMillis(200)).until(() -> !last.isDone());
        stopping.set(true);
        assertThatThrownBy(() -> last.get(1, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CutShort.class);
    }

    @Test
    void nobodyWaitsForLongerThanItMakesSense() throws Exception {
        connect("acme");
        RequestPace pace = node(FAST);

        pace.refused("acme", false, Duration.ofMinutes(2), Duration.ZERO);
        CompletableFuture<Void> sync = ask(pace, SYNC);
        assertThatThrownBy(() -> pace.await("acme", PERSON))
                .isInstanceOfSatisfying(
                        AshbyRefusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(AshbyRefusal.Kind.HELD));
        assertThatThrownBy(() -> pace.await("acme", PUSH_BACK)).isInstanceOf(AshbyRefusal.class);
        assertThat(sync).isNotDone();

        pace.refused("acme", false, Duration.ofMinutes(40), Duration.ZERO);
        assertThatThrownBy(() -> sync.get(3, TimeUnit.SECONDS))
                .rootCause()
                .hasMessageContaining("no request for another 39 minutes, longer than the 15 minutes that we wait");
    }

    private RequestPace node(int ceiling) {
        return new RequestPace(ceiling, database, database, stopping::get);
    }

    private CompletableFuture<Void> ask(RequestPace pace, Asker asker) {
        return CompletableFuture.runAsync(() -> awaitTurn(pace, asker), callers);
    }

    private void keepAsking(RequestPace pace, Asker asker, AtomicInteger asked) {
        callers.execute(() -> {
            try {
                while (!stopping.get()) {
                    awaitTurn(pace, asker);
                    asked.incrementAndGet();
                }
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(CutShort.class);
            }
        });
    }

    private static void awaitTurn(RequestPace pace, Asker asker) {
        try {
            pace.await("acme", asker);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static void connect(String tenant) throws SQLException {
        execute("insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at)"
                + " values ('" + tenant + "', 'ashby', 'active', 'ann@acme.example', '6h', '[]', now())");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
