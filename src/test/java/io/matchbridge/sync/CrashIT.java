package io.matchbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.AppProcess;
import io.matchbridge.testing.Mirror;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The packaged program, cut off in the middle of a sync: in the end everything is as if it had not been. */
class CrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.standard().port(0).candidates(320));
    private String port;
    private String managementPort;

    @TempDir
    Path folder;

    @BeforeEach
    void choosePorts() throws IOException {
        port = freePort();
        managementPort = freePort();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void killedInTheMiddleOfASyncItReadsOnAndTheMirrorEqualsAshby() throws Exception {
        sandbox.faults().latency(150);
        try (AppProcess service = start()) {
            connect();
            awaitCard(card -> records(card, "candidates") >= 100 && records(card, "candidates") < 320);
            service.kill();
        }

        sandbox.faults().latency(0);
        try (AppProcess service = start()) {
            JsonNode card = awaitCard(now -> !now.path("syncing").asBoolean());

            assertThat(card.at("/sync/outcome").asText()).isEqualTo("done");
            assertThat(card.at("/sync/trigger").asText()).isEqualTo("connect");
            new Mirror(sandbox, database()).equalsAshby("acme");
        }
    }

    @Test
    void stoppedInTheMiddleOfASyncItEndsSoonAndReadsOnAtItsNextStart() throws Exception {
        sandbox.faults().latency(150);
        try (AppProcess service = start()) {
            connect();
            awaitCard(card -> records(card, "candidates") >= 100);
            service.terminate();
            assertThat(service.exitCode(Duration.ofSeconds(10))).isEqualTo(143);
        }

        sandbox.faults().latency(0);
        try (AppProcess service = start()) {
            JsonNode card = awaitCard(now -> !now.path("syncing").asBoolean());

            assertThat(card.at("/sync/id").asInt()).isEqualTo(1);
            assertThat(card.at("/sync/outcome").asText()).isEqualTo("done");
            new Mirror(sandbox, database()).equalsAshby("acme");
        }
    }

    private AppProcess start() {
        AppProcess service = AppProcess.start(
                folder,
                Map.of(
                        "matchbridge.http.port",
                        port,
                        "matchbridge.management.port",
                        managementPort,
                        "matchbridge.ashby.url",
                        sandbox.url(),
                        "matchbridge.ashby.requests-per-minute",
                        "1000000"));
        service.awaitOutput("Matchbridge is ready", PATIENCE);
        return service;
    }

    private void connect() throws Exception {
        String body = JSON.writeValueAsString(Map.of(
                "tenant",
                "acme",
                "integration",
                "ashby",
                "adminEmail",
                sandbox.adminEmail(),
                "apiKey",
                sandbox.apiKey()));
        assertThat(call("POST", "/api/connections", body).path("tenant").asText())
                .isEqualTo("acme");
    }

    private JsonNode awaitCard(Predicate<JsonNode> wanted) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> call("GET", "/api/connections/acme", ""), wanted);
    }

    private static int records(JsonNode card, String stream) {
        for (JsonNode read : card.at("/sync/streams")) {
            if (read.path("name").asText().equals(stream)) {
                return read.path("records").asInt();
            }
        }
        return 0;
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(folder.resolve("data/admin-token"))
                                        .strip())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private DataSource database() throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"127.0.0.1"});
        database.setPortNumbers(new int[] {
            Integer.parseInt(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                    .get(3)
                    .strip())
        });
        database.setDatabaseName("postgres");
        database.setUser("postgres");
        return database;
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
