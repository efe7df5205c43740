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
    private static final int STREAMS = 3;
    private static final String ASKED = "{\"streams\": [\"candidates\", \"applications\", \"jobs\"], \"full\": %s}";
    private static final String ONLY_MEASURED = """
            create function only_measured() returns trigger language plpgsql as $$
            begin
              new.streams := '{candidates, applications, jobs}';
              return new;
            end $$;
            create trigger only_measured before insert on sync for each row execute function only_measured()""";
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
        return seconds(tenant);
    }

    /** The same for a sync of the three streams. */
    double again(String tenant, boolean full) throws Exception {
        node.call("POST", "/api/connections/" + tenant + "/sync", ASKED.formatted(full));
        return seconds(tenant);
    }

    private double seconds(String tenant) throws SQLException {
        String sync = "(select max(id) from sync where tenant = '" + tenant + "')";
        String open = "select count(*) from sync where finished_at is null and tenant = '" + tenant + "'";
        Awaitility.await(open).pollInterval(LOOK_RARELY).atMost(PATIENCE).until(() -> database.number(open) == 0);
        if (database.number("select count(*) from sync_stream where state = 'done' and sync_id = " + sync) != STREAMS) {
            throw new IllegalStateException("the sync did not read its streams to their end");
        }
        return database.number("select extract(epoch from max(w.ended_at) - min(s.requested_at)) from sync s"
                + " join sync_stream w on w.sync_id = s.id where s.id = " + sync);
    }

    @Override
    public void close() throws InterruptedException {
        node.close();
    }
}
