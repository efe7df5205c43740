package io.matchbridge.bench;

import io.matchbridge.testing.Node;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The service in a process of its own with at most 400 MB of heap and otherwise the options that it gives itself, on a PostgreSQL of its
 * own. Each sync reads the streams that the baseline reads too, and no others. Everything else runs as ever, scoring among it.
 */
final class BenchService implements AutoCloseable {

    private static final List<String> JAVA = List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final String MEASURED = "('candidates', 'applications', 'jobs')";
    private static final String ASKED = "{\"streams\": [\"candidates\", \"applications\", \"jobs\"], \"full\": %s}";
    private static final String ONLY_MEASURED = """
            create function only_measured() returns trigger language plpgsql as $$
            begin
              new.streams := '{candidates, applications, jobs}';
              return new;
            end $$;
            create trigger only_measured before insert on sync for each row execute function only_measured()""";
    private static final Duration LOOK_OFTEN = Duration.ofMillis(10);
    private static final Duration LOOK_RARELY = Duration.ofMillis(100); // not to take part in what takes long
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchSandbox sandbox;
    private final BenchDatabase database;
    private final Node node;

    BenchService(Path folder, BenchSandbox sandbox, BenchDatabase database, Map<String, String> settings)
            throws SQLException {
        this.sandbox = sandbox;
        this.database = database;
        Map<String, String> all = new HashMap<>(Node.WITHOUT_SCORES);
        all.putAll(settings);
        all.put("matchbridge.database.url", database.url());
        all.put("matchbridge.database.user", "postgres");
        node = Node.start(folder, JAVA, sandbox.url(), all).awaitReady();
        database.run(ONLY_MEASURED);
    }

    ProcessHandle handle() {
        return node.process().handle();
    }

    /** Connects a tenant; seconds from the sync's being asked for to the end of the last of the three streams. */
    double first(String tenant) throws Exception {
        node.connect(tenant, sandbox.adminEmail(), sandbox.apiKey());
        double seconds = await(tenant, LOOK_RARELY);
        awaitFinished(tenant);
        return seconds;
    }

    /** The same for a sync of the three streams. */
    double again(String tenant, boolean full) throws Exception {
        node.call("POST", "/api/connections/" + tenant + "/sync", ASKED.formatted(full));
        double seconds = await(tenant, LOOK_OFTEN);
        awaitFinished(tenant);
        return seconds;
    }

    private double await(String tenant, Duration every) throws SQLException {
        String sync = "(select max(id) from sync where tenant = '" + tenant + "')";
        String open = "select count(*) filter (where state <> 'done') from sync_stream where name in " + MEASURED
                + " and sync_id = " + sync + " having count(*) = 3";
        look(open, every);
        return database.number(
                "select extract(epoch from clock_timestamp() - requested_at) from sync where id = " + sync);
    }

    private void awaitFinished(String tenant) {
        look("select count(*) from sync where finished_at is null and tenant = '" + tenant + "'", LOOK_OFTEN);
    }

    private void look(String untilZero, Duration every) {
        Awaitility.await(untilZero)
                .pollDelay(Duration.ZERO)
                .pollInterval(every)
                .atMost(PATIENCE)
                .until(() -> database.number(untilZero) == 0);
    }

    @Override
    public void close() throws InterruptedException {
        node.close();
    }
}
