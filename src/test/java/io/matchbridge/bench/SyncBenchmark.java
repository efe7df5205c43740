package io.matchbridge.bench;

import io.matchbridge.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast a sync reads. The service, the sandbox, PostgreSQL and the baseline are processes of their own on this machine;
 * both programs store candidates, applications and jobs in a PostgreSQL that begins empty and has the same settings.
 *
 * <p>Arguments: the folder of the baseline, built; how many candidates (and as many applications); which of
 * {@code first growth latency ceiling}, all by default.
 */
public final class SyncBenchmark {

    private static final List<String> SCENARIOS = List.of("first", "growth", "latency", "ceiling");
    private static final int CHANGED = 1_000;
    private static final int SMALL = 10_000;
    private static final int LATENCY = 150;
    private static final int CEILING = 600;
    private static final int PAGE = 100;
    private static final int TURNS = 2;
    private static final int ROUNDS = 15; // they lie up to a third apart
    private static final double MINUTE = 60;

    private final Path baseline;
    private final int candidates;
    private final Path folder = Files.createTempDirectory("matchbridge-bench");
    private int folders;

    private SyncBenchmark(Path baseline, int candidates) throws IOException {
        this.baseline = baseline;
        this.candidates = candidates;
    }

    /** Prints a table. */
    public static void main(String[] arguments) throws Exception {
        SyncBenchmark bench = new SyncBenchmark(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        List<String> wanted = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : SCENARIOS;
        try {
            for (String scenario : wanted) {
                switch (scenario) {
                    case "first" -> bench.first();
                    case "growth" -> bench.growth();
                    case "latency" -> bench.latency();
                    case "ceiling" -> bench.ceiling();
                    default -> throw new IllegalArgumentException("one of " + SCENARIOS + ", not " + scenario);
                }
            }
        } finally {
            Folders.delete(bench.folder);
        }
        System.exit(0);
    }

    /**
     * A first sync beside the baseline's, then what has changed, then everything once more. The machine's own speed drifts by the
     * minute: the two programs take turns, and their sums are compared.
     */
    private void first() throws Exception {
        try (BenchSandbox sandbox = new BenchSandbox(folder(), candidates)) {
            baseline(sandbox, "none"); // reads and stores nothing: the sandbox makes its pages
            double byHand = 0;
            double first = 0;
            for (int turn = 1; turn <= TURNS; turn++) {
                byHand += baseline(sandbox, "batch");
                try (BenchDatabase database = new BenchDatabase(folder());
                        BenchService service = new BenchService(folder(), sandbox, database, Map.of())) {
                    first += first(sandbox, database, service);
                    if (turn == TURNS) {
                        bound("first sync / baseline", first / byHand, 0.75);
                        incremental(sandbox, database, service, first / TURNS);
                        unchanged(service, database);
                    }
                }
            }
        }
    }

    private double first(BenchSandbox sandbox, BenchDatabase database, BenchService service) throws Exception {
        double[] before = cpu(service.handle(), database.handle(), sandbox.handle());
        double seconds = service.first("acme");
        print(
                "first sync of %,d candidates and as many applications: %.1f s (%s)%n",
                candidates, seconds, cpu(before, service, database, sandbox));
        return seconds;
    }

    /** Other candidates each time; the median counts. */
    private void incremental(BenchSandbox sandbox, BenchDatabase database, BenchService service, double first)
            throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            change(sandbox, database, round);
            double[] before = cpu(service.handle(), database.handle(), sandbox.handle());
            seconds.add(service.again("acme", false));
            print(
                    "incremental sync of %,d changed: %.2f s, %.0f records (%s)%n",
                    CHANGED,
                    seconds.get(round),
                    database.number("select sum(updated) from sync_stream where sync_id = (select max(id) from sync)"),
                    cpu(before, service, database, sandbox));
        }
        bound("incremental / first", seconds.stream().sorted().toList().get(ROUNDS / 2) / first, 0.02);
    }

    private void unchanged(BenchService service, BenchDatabase database) throws Exception {
        String versions = "select md5(string_agg(cast(xmin as text), ',' order by id)) from ";
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String table : List.of("candidate", "application", "job")) {
            before.add(database.text(versions + table));
        }
        double seconds = service.again("acme", true);
        for (String table : List.of("candidate", "application", "job")) {
            after.add(database.text(versions + table));
        }
        print(
                "full pass over what has not changed: %.1f s, row versions %s%n",
                seconds, before.equals(after) ? "all the same" : "CHANGED");
    }

    /** The same process reads a small company and a large one, after it has read another tenant of each. */
    private void growth() throws Exception {
        double small = millisecondsARecord(SMALL);
        double large = millisecondsARecord(candidates);
        print("cost of a record: %.4f ms at %,d, %.4f ms at %,d%n", small, SMALL, large, candidates);
        bound("cost of a record, large / small", large / small, 1.15);
    }

    private double millisecondsARecord(int size) throws Exception {
        try (BenchSandbox sandbox = new BenchSandbox(folder(), size);
                BenchDatabase database = new BenchDatabase(folder());
                BenchService service = new BenchService(folder(), sandbox, database, Map.of())) {
            for (int warm = 0; warm * SMALL < candidates / 2 && warm * size < candidates; warm++) {
                service.first("warm-" + warm);
            }
            return service.first("acme") * 1000 / (2 * size);
        }
    }

    private void latency() throws Exception {
        try (BenchSandbox sandbox = new BenchSandbox(folder(), candidates);
                BenchDatabase database = new BenchDatabase(folder());
                BenchService service = new BenchService(folder(), sandbox, database, Map.of())) {
            baseline(sandbox, "none"); // the sandbox makes its pages
            sandbox.admin("latency", "{\"millis\": %d}".formatted(LATENCY));
            double seconds = service.first("acme");
            double floor = (double) candidates / PAGE * LATENCY / 1000;
            print(
                    "%d ms of latency, %,d pages: %.1f s; pages times latency %.1f s%n",
                    LATENCY, candidates / PAGE, seconds, floor);
            bound("with latency / floor", seconds / floor, 1.1);
        }
    }

    private void ceiling() throws Exception {
        int size = candidates / 5;
        try (BenchSandbox sandbox = new BenchSandbox(folder(), size);
                BenchDatabase database = new BenchDatabase(folder());
                BenchService service = new BenchService(
                        folder(),
                        sandbox,
                        database,
                        Map.of("matchbridge.ashby.requests-per-minute", String.valueOf(CEILING)))) {
            sandbox.admin(
                    "key.edit", "{\"key\": \"%s\", \"requestsPerMinute\": %d}".formatted(sandbox.apiKey(), CEILING));
            sandbox.admin("requests.clear", "{}");
            double seconds = service.first("acme");
            String asked = sandbox.admin("requests", "{}");
            int requests = count(asked, "\"requestId\"");
            double floor = requests * MINUTE / CEILING;
            print(
                    "ceiling of %,d a minute, %,d requests: %.1f s; the ceiling allows %.1f s; %d answers were 429%n",
                    CEILING, requests, seconds, floor, count(asked, "\"status\":429"));
            bound("under a ceiling / what it allows", seconds / floor, 1.05);
        }
    }

    private double baseline(BenchSandbox sandbox, String store) throws Exception {
        try (BenchDatabase database = new BenchDatabase(folder())) {
            double[] before = {CpuTime.of(database.handle()), CpuTime.of(sandbox.handle()), CpuTime.ofEnded()};
            long begin = System.nanoTime();
            ProcessBuilder program = new ProcessBuilder(
                            "bash",
                            baseline.resolve("run.sh").toString(),
                            sandbox.url(),
                            "postgresql://postgres:x@" + database.place())
                    .inheritIO();
            program.environment().put("ASHBY_KEY", sandbox.apiKey());
            program.environment().put("STORE", store);
            if (program.start().waitFor() != 0) {
                throw new IllegalStateException("the baseline failed");
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double[] after = {CpuTime.of(database.handle()), CpuTime.of(sandbox.handle()), CpuTime.ofEnded()};
            print(
                    "baseline (STORE=" + store
                            + "): %.1f s with the start of its JVM (CPU: program %.1f s, PostgreSQL %.1f s, sandbox %.1f s)%n",
                    seconds,
                    after[2] - before[2],
                    after[0] - before[0],
                    after[1] - before[1]);
            return seconds;
        }
    }

    /** Edits candidates, evenly over the company. */
    private void change(BenchSandbox sandbox, BenchDatabase database, int round) throws Exception {
        String ids = database.text("""
                select string_agg(id, ',') from (
                  select id, row_number() over (order by id) as place from candidate) as c
                where place %% %d = %d""".formatted(Math.max(1, candidates / CHANGED), round));
        for (String id : ids.split(",")) {
            sandbox.admin("candidate.edit", "{\"id\": \"%s\", \"position\": \"Another\"}".formatted(id));
        }
    }

    private static String cpu(double[] before, BenchService service, BenchDatabase database, BenchSandbox sandbox) {
        double[] after = cpu(service.handle(), database.handle(), sandbox.handle());
        return "CPU: Matchbridge %.1f s, PostgreSQL %.1f s, sandbox %.1f s"
                .formatted(after[0] - before[0], after[1] - before[1], after[2] - before[2]);
    }

    private static double[] cpu(ProcessHandle... processes) {
        return Stream.of(processes).mapToDouble(CpuTime::of).toArray();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static void bound(String what, double ratio, double most) {
        print("  %-34s %.3f (at most %s) %s%n", what, ratio, most, ratio <= most ? "" : "MISSED");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private Path folder() throws IOException {
        return Files.createDirectories(folder.resolve(String.valueOf(folders++)));
    }
}
