package io.matchbridge.bench;

import static org.awaitility.Awaitility.await;

import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.RecordedRequest;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How fast the ledger is written under a ceiling of requests a minute, and what a sync that runs meanwhile keeps of it. The
 * real service against the sandbox, which sets no ceiling of its own. All writes are due at once, several to each application.
 *
 * <p>Arguments: writes (10,000), ceiling in requests a minute (6,000), the ceiling for the sync (2,400; 0: no sync).
 */
public final class PushBackThroughput {

    private static final String HOME = "/api/connections/acme";
    private static final int CANDIDATES = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.standard().candidates(CANDIDATES).withoutFiles());
    private final RunningService service = new RunningService()
            .with("matchbridge.ashby.url", sandbox.url())
            .with("matchbridge.sync.criteria-per-sync", "0")
            .with("matchbridge.push-back.max-per-run", "1000000")
            .without("scoring")
            .without("scoring-meaning")
            .without("read-candidates-words")
            .without("read-candidates-meaning");

    private PushBackThroughput() {}

    /** Prints the two figures. */
    public static void main(String[] arguments) throws Exception {
        int writes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int ceiling = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6_000;
        int ofSync = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_400;
        PushBackThroughput bench = new PushBackThroughput();
        bench.connect();
        bench.write(writes, ceiling);
        if (ofSync > 0) {
            bench.writeWhileReading(ofSync);
        }
        bench.service.discard();
        bench.sandbox.close();
        System.exit(0); // pools of the JDK's clients keep the process alive
    }

    private void connect() throws Exception {
        service.with("matchbridge.ashby.requests-per-minute", "1000000").beforeAll(null);
        Reply connected =
                service.call("POST", "/api/connections", """
                {"tenant": "acme", "integration": "ashby", "adminEmail": "%s", "apiKey": "%s"}""".formatted(sandbox.adminEmail(), sandbox.apiKey()));
        if (connected.status() != 201) {
            throw new IllegalStateException("not connected: " + connected.status());
        }
        awaitSynced();
        service.stop();
    }

    private void awaitSynced() {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> service.column("select 1 from sync where finished_at is null")
                        .isEmpty());
    }

    private void write(int writes, int ceiling) throws Exception {
        service.with("matchbridge.ashby.requests-per-minute", String.valueOf(ceiling))
                .start();
        sandbox.log().clear();
        service.camel().getRouteController().suspendRoute("push-backs");
        want(writes);
        Instant begin = Instant.now();
        service.camel().getRouteController().resumeRoute("push-backs");
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> open() == 0);
        Instant end = last("customField.setValues");
        double seconds = Duration.between(begin, end).toMillis() / 1000.0;
        double allowed = writes * 60.0 / ceiling;
        int sent = sandbox.requests("customField.setValues").size();
        System.out.printf(
                Locale.ROOT,
                "%,d field writes (%,d requests) at a ceiling of %,d a minute: %.1f s; the ceiling allows %.1f s; ratio %.3f%n",
                writes,
                sent,
                ceiling,
                seconds,
                allowed,
                seconds / allowed);
        service.stop();
    }

    private void writeWhileReading(int ceiling) throws Exception {
        service.with("matchbridge.ashby.requests-per-minute", String.valueOf(ceiling))
                .start();
        sandbox.log().clear();
        want(3 * ceiling);
        await().atMost(PATIENCE)
                .until(() -> !sandbox.requests("customField.setValues").isEmpty());
        service.call("POST", HOME + "/sync", "{\"full\": true}");
        awaitSynced();
        List<String> times = service.column(
                "select unnest(array[started_at, finished_at]) from sync where id = (select max(id) from sync)");
        Instant from = instant(times.get(0));
        Instant to = instant(times.get(1));
        List<RecordedRequest> during = sandbox.log().requests().stream()
                .filter(request -> request.at().isAfter(from) && request.at().isBefore(to))
                .toList();
        long writes = during.stream()
                .filter(request -> request.endpoint().equals("customField.setValues"))
                .count();
        long reads = during.size() - writes;
        System.out.printf(
                Locale.ROOT,
                "a full sync beside a full ledger at a ceiling of %,d a minute: %,d reads and %,d writes in %.1f s;"
                        + " reads have %.0f %% of the requests%n",
                ceiling,
                reads,
                writes,
                Duration.between(from, to).toMillis() / 1000.0,
                100.0 * reads / during.size());
    }

    private int open() {
        return Integer.parseInt(
                service.column("select count(*) from push_back where state in ('due', 'claimed', 'unclear')")
                        .get(0));
    }

    /** Fills the ledger, as plans do: each application in turn, each time with another value. */
    private void want(int writes) {
        String field = service.column("select id from custom_field where object_type = 'Application'"
                        + " and title = 'Match score' and is_archived is not true")
                .get(0);
        service.execute("""
                insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, origin, content)
                select 'acme', 'customFields', 'Application', id, candidate_id, id, 'call',
                  cast(json_build_object('values', json_build_object('%s', round)) as text)
                from application, generate_series(1, 1000) as round
                where status = 'Active' and removed_at is null
                order by round, id
                limit %d""".formatted(field, writes));
    }

    private Instant last(String endpoint) {
        List<RecordedRequest> requests = sandbox.requests(endpoint);
        return requests.get(requests.size() - 1).at();
    }

    private static Instant instant(String postgres) {
        return java.time.OffsetDateTime.parse(
                        postgres.replace(' ', 'T') + (postgres.matches(".*[+-]\\d\\d") ? ":00" : ""))
                .toInstant();
    }
}
