package io.matchbridge.sync;

import static io.matchbridge.testing.Node.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.database.EmbeddedDatabase;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.Node;
import io.matchbridge.testing.RequestContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes, each a process of its own, behind one PostgreSQL. */
@Order(1)
class ClusterTest {

    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET_KEY = "bWF0Y2hicmlkZ2UtbWF0Y2hicmlkZ2UtMzItYnl0ZXM=";

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.standard().port(0).candidates(30));

    @TempDir
    Path folder;

    private EmbeddedDatabase database;
    private PGSimpleDataSource tables;

    @BeforeEach
    void startTheDatabase() throws Exception {
        database = EmbeddedDatabase.start(folder.resolve("postgres"));
        tables = new PGSimpleDataSource();
        tables.setUrl(database.url());
        tables.setUser("postgres");
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
        if (database != null) {
            database.close();
        }
        RequestContract.checkAndForget(sandbox);
    }

    @Test
    void aNodeThatIsKilledIsReplacedAndTimersFireOnOneNodeOnly() throws Exception {
        try (Node first = start("first");
                Node second = start("second")) {
            first.awaitReady();
            second.awaitReady();
            sandbox.behaviour().largestPage(5);
            sandbox.faults().latency(400);
            first.connect("acme", sandbox);
            first.awaitCard("acme", card -> records(card, "candidates") >= 10 && records(card, "candidates") < 30);
            Node running = runs(first) ? first : second;
            Node living = running == first ? second : first;

            running.process().kill();
            Instant killed = Instant.now();

            sandbox.behaviour().largestPage(100);
            sandbox.faults().latency(0);
            JsonNode card = living.awaitCard("acme", now -> !now.path("syncing").asBoolean());
            Duration took = Duration.between(killed, Instant.now());
            System.out.printf(
                    "the other node took over and was through %.1f s after the kill%n", took.toMillis() / 1e3);
            assertThat(took).isLessThan(TAKEN_OVER_WITHIN);
            assertThat(card.at("/sync/id").asInt()).isEqualTo(1);
            assertThat(card.at("/sync/outcome").asText()).isEqualTo("done");
            new Mirror(sandbox, tables).equalsAshby("acme");

            try (Node third = start("third").awaitReady()) {
                timersFireOnce(living);
                whatOneNodeSuspendsRestsOnAll(living, third);
            }
        }
    }

    private void timersFireOnce(Node node) throws Exception {
        Instant since = Instant.now();
        node.call("PATCH", "/api/connections/acme", "{\"interval\": \"2s\"}");

        await().atMost(PATIENCE)
                .until(() ->
                        column("select id from sync where trigger = 'timer'").size() >= 4);

        assertThat(column("select id from sync where trigger = 'timer'").size())
                .as("no more than one for each interval that has passed")
                .isLessThanOrEqualTo(
                        1 + (int) (Duration.between(since, Instant.now()).toSeconds() / 2) + 1);
        assertThat(column("select a.id from sync a join sync b on a.tenant = b.tenant and a.id < b.id"
                        + " and a.finished_at > b.started_at"))
                .as("syncs that overlap")
                .isEmpty();
    }

    private void whatOneNodeSuspendsRestsOnAll(Node node, Node other) throws Exception {
        node.call("POST", "/api/routes/sync-acme/suspend", "");

        other.awaitCard(
                "acme",
                card -> card.path("status").asText().equals("paused")
                        && !card.path("syncing").asBoolean());
        List<String> syncs = column("select id from sync");
        assertThat(column("select distinct trigger_state from qrtz_triggers where trigger_name = 'acme'"))
                .containsExactly("PAUSED");
        other.call("POST", "/api/routes/sync-acme/resume", "");
        node.awaitCard("acme", card -> card.path("status").asText().equals("active"));
        await().atMost(PATIENCE).until(() -> column("select id from sync").size() > syncs.size());
    }

    private Node start(String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(own.resolve("data"));
        Map<String, String> settings = new HashMap<>(Node.WITHOUT_SCORES);
        settings.put("matchbridge.database.url", database.url());
        settings.put("matchbridge.database.user", "postgres");
        settings.put("matchbridge.secret.key", SECRET_KEY);
        settings.put("matchbridge.sync.intervals", "1h,2s");
        return Node.start(own, sandbox, settings);
    }

    /** Whether the open sync is the node's. */
    private boolean runs(Node node) {
        return column("select node from sync where finished_at is null").stream()
                .anyMatch(owner -> node.process().output().contains("this is node " + owner));
    }

    private List<String> column(String sql) {
        try (Connection connection = tables.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
