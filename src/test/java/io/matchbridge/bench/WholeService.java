package io.matchbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Folders;
import io.matchbridge.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a tenant's first scores take and what the service needs of memory meanwhile: the packaged program, started as
 * the README says, against the sandbox in this process. Resident is what the system counts for each process; pages that
 * processes share are counted once in the proportional sizes, so these add up.
 *
 * <p>Arguments: candidates (10,000), then options for the service's JVM, if any.
 */
public final class WholeService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final Pattern SIZE = Pattern.compile("(?m)^(\\w+):\\s+(\\d+) kB");
    private static final String ALL_SCORED = "4 all scored";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a moment's processes need, in MB. */
    private record Memory(long service, long readers, long database, long all) {

        Memory most(Memory other) {
            return new Memory(
                    Math.max(service, other.service),
                    Math.max(readers, other.readers),
                    Math.max(database, other.database),
                    Math.max(all, other.all));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "service %d MB resident; proportional: readers of files %d, PostgreSQL %d, all together %d MB",
                    service,
                    readers,
                    database,
                    all);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final Process process;
    private final Sandbox sandbox;
    private final String url;

    private WholeService(int candidates, List<String> options) throws IOException {
        sandbox = Sandbox.start(SandboxOptions.standard().candidates(candidates));
        folder = Files.createTempDirectory("matchbridge-bench");
        String port = RunningService.freePort();
        url = "http://127.0.0.1:" + port + "/api/connections";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-jar", Path.of("target", "matchbridge.jar").toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "MATCHBRIDGE_HTTP_PORT",
                        port,
                        "MATCHBRIDGE_MANAGEMENT_PORT",
                        RunningService.freePort(),
                        "MATCHBRIDGE_ASHBY_URL",
                        sandbox.url(),
                        "MATCHBRIDGE_ASHBY_REQUESTS_PER_MINUTE",
                        "1000000"));
        process = builder.start();
    }

    /** Prints the times and the most memory of each part of the run. */
    public static void main(String[] arguments) throws Exception {
        int candidates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        try (WholeService bench = new WholeService(
                candidates, List.of(arguments).subList(Math.min(1, arguments.length), arguments.length))) {
            Runtime.getRuntime().addShutdownHook(new Thread(bench.process::destroy));
            bench.run();
        }
        System.exit(0); // pools of the JDK's clients keep the process alive
    }

    private void run() throws Exception {
        eachSecond().until(() -> Files.readString(folder.resolve("log")).contains("Matchbridge is ready"));
        System.out.println("at the start: " + memory());
        call(HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString("""
                {"tenant": "acme", "integration": "ashby", "adminEmail": "%s", "apiKey": "%s"}""".formatted(sandbox.adminEmail(), sandbox.apiKey()))));
        long begin = System.nanoTime();
        Map<String, Memory> most = new TreeMap<>();
        JsonNode card = eachSecond().until(() -> call(HttpRequest.newBuilder(URI.create(url + "/acme"))), seen -> {
            String part = part(seen);
            if (!most.containsKey(part)) {
                System.out.printf(
                        Locale.ROOT, "%7.1f s  %s; %s%n", (System.nanoTime() - begin) / 1e9, part, processor());
            }
            most.merge(part, memory(), Memory::most);
            return part.equals(ALL_SCORED);
        });
        System.out.println("counts: " + card.path("counts"));
        most.forEach((name, memory) -> System.out.println("most during " + name + ": " + memory));
        System.out.println("peak of the service's process: "
                + sizes(Path.of("/proc", process.pid() + "", "status")).get("VmHWM") / 1024 + " MB resident");
    }

    private static String part(JsonNode card) {
        if (card.at("/sync/finishedAt").isMissingNode()
                || card.at("/sync/finishedAt").isNull()) {
            return "1 the sync";
        }
        if (card.at("/scoring/words/due").asInt() > 0) {
            return "2 scores by words";
        }
        return card.at("/counts/scoresDue").asInt() > 0 ? "3 scores by meaning" : ALL_SCORED;
    }

    private String processor() {
        return "processor of the service %.1f s"
                .formatted(
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3);
    }

    private Memory memory() {
        List<Path> database = processes(postmaster());
        List<Path> all = processes(process.toHandle());
        Path service = all.get(0);
        long readers = proportional(all.stream()
                .filter(it -> !it.equals(service) && !database.contains(it))
                .toList());
        long served = proportional(List.of(service));
        long stored = proportional(database);
        return new Memory(
                sizes(service.resolve("status")).getOrDefault("VmRSS", 0L) / 1024,
                readers,
                stored,
                served + readers + stored);
    }

    private ProcessHandle postmaster() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                            .get(0)))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> processes(ProcessHandle first) {
        return Stream.concat(Stream.of(first), first.descendants())
                .map(it -> Path.of("/proc", String.valueOf(it.pid())))
                .toList();
    }

    private static long proportional(List<Path> processes) {
        return processes.stream()
                        .mapToLong(it -> sizes(it.resolve("smaps_rollup")).getOrDefault("Pss", 0L))
                        .sum()
                / 1024;
    }

    /** A process that has ended meanwhile needs nothing. */
    private static Map<String, Long> sizes(Path file) {
        Map<String, Long> sizes = new TreeMap<>();
        try {
            Matcher found = SIZE.matcher(Files.readString(file));
            while (found.find()) {
                sizes.put(found.group(1), Long.parseLong(found.group(2)));
            }
        } catch (IOException ended) {
            return Map.of();
        }
        return sizes;
    }

    private JsonNode call(HttpRequest.Builder request) throws Exception {
        String token = Files.readString(folder.resolve("data/admin-token")).strip();
        var answer = http.send(
                request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.statusCode() + " " + answer.body() + "\n" + Files.readString(folder.resolve("log")));
        }
        return JSON.readTree(answer.body());
    }

    private ConditionFactory eachSecond() {
        return Awaitility.await().pollInterval(PAUSE).atMost(PATIENCE).failFast("it has ended", () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
        });
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(STOP_WITHIN.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        sandbox.close();
        Folders.delete(folder);
    }
}
