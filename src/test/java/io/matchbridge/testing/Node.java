package io.matchbridge.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The program in a process of its own, ready, with a sandbox that it takes for Ashby; called over REST. */
public final class Node implements AutoCloseable {

    /** Leaves every score out, which costs a small sync more than everything else. */
    public static final Map<String, String> WITHOUT_SCORES = Map.of(
            "camel.main.auto-startup-exclude-pattern",
            "scoring,scoring-meaning,read-candidates-words,read-candidates-meaning",
            "matchbridge.sync.criteria-per-sync",
            "0");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AppProcess process;
    private final Path folder;
    private final String port;

    private Node(AppProcess process, Path folder, String port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts it; {@link #awaitReady} waits for it.
     *
     * @param folder   its working directory, in which {@code data} is its data folder
     * @param settings beside those of its ports and of where Ashby is
     */
    public static Node start(Path folder, Sandbox sandbox, Map<String, String> settings) throws IOException {
        Path database = folder.resolve("data/postgres");
        if (!settings.containsKey("matchbridge.database.url") && Files.notExists(database)) {
            PreparedDatabase.copyTo(database);
        }
        return start(folder, AppProcess.FOR_TESTS, sandbox.url(), settings);
    }

    /**
     * Starts it on a sandbox that may be another process.
     *
     * @param java options of its JVM
     */
    public static Node start(Path folder, List<String> java, String ashby, Map<String, String> settings) {
        String port = RunningService.freePort();
        Map<String, String> all = new HashMap<>();
        all.put("matchbridge.http.port", port);
        all.put("matchbridge.management.port", RunningService.freePort());
        all.put("matchbridge.ashby.url", ashby);
        all.put("matchbridge.ashby.requests-per-minute", "1000000");
        all.putAll(settings);
        return new Node(AppProcess.startCompiled(folder, java, all), folder, port);
    }

    public Node awaitReady() {
        process.awaitOutput("Matchbridge is ready", PATIENCE);
        return this;
    }

    public AppProcess process() {
        return process;
    }

    /** Connects the tenant with the sandbox's key that may do all; its first sync has begun. */
    public void connect(String tenant, Sandbox sandbox) throws Exception {
        connect(tenant, sandbox.adminEmail(), sandbox.apiKey());
    }

    /** The same with a sandbox that may be another process. */
    public void connect(String tenant, String adminEmail, String apiKey) throws Exception {
        String setup = JSON.writeValueAsString(
                Map.of("tenant", tenant, "integration", "ashby", "adminEmail", adminEmail, "apiKey", apiKey));
        JsonNode card = call("POST", "/api/connections", setup);
        if (!card.path("tenant").asText().equals(tenant)) {
            throw new AssertionError("not connected: " + card);
        }
    }

    /** Waits until the tenant's card is as wanted, and gives it. */
    public JsonNode awaitCard(String tenant, Predicate<JsonNode> wanted) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(150))
                .until(() -> call("GET", "/api/connections/" + tenant, ""), wanted);
    }

    /** How many records a stream of the card's last sync has brought so far. */
    public static int records(JsonNode card, String stream) {
        for (JsonNode read : card.at("/sync/streams")) {
            if (read.path("name").asText().equals(stream)) {
                return read.path("records").asInt();
            }
        }
        return 0;
    }

    /** Calls as the administrator; the answer's JSON. */
    public JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        String token = Files.readString(folder.resolve("data/admin-token")).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
