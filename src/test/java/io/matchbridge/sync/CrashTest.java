package io.matchbridge.sync;

import static io.matchbridge.testing.Node.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.Node;
import io.matchbridge.testing.RequestContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The packaged program, cut off in the middle of a sync: in the end everything is as if it had not been. */
class CrashTest {

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.standard().port(0).candidates(60));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        sandbox.close();
        RequestContract.checkAndForget(sandbox);
    }

    @Test
    void killedInTheMiddleOfASyncItReadsOnAndTheMirrorEqualsAshby() throws Exception {
        sandbox.behaviour().largestPage(10);
        sandbox.faults().latency(400);
        try (Node service = start()) {
            service.connect("acme", sandbox);
            service.awaitCard("acme", card -> records(card, "candidates") >= 20 && records(card, "candidates") < 60);
            service.process().kill();
        }

        sandbox.behaviour().largestPage(100);
        sandbox.faults().latency(0);
        try (Node service = start()) {
            JsonNode card =
                    service.awaitCard("acme", now -> !now.path("syncing").asBoolean());

            assertThat(card.at("/sync/outcome").asText()).isEqualTo("done");
            assertThat(card.at("/sync/trigger").asText()).isEqualTo("connect");
            new Mirror(sandbox, database()).equalsAshby("acme");
        }
    }

    @Test
    void stoppedInTheMiddleOfASyncItEndsSoonAndReadsOnAtItsNextStart() throws Exception {
        sandbox.behaviour().largestPage(10);
        sandbox.faults().latency(400);
        try (Node service = start()) {
            service.connect("acme", sandbox);
            service.awaitCard("acme", card -> records(card, "candidates") >= 20);
            service.process().terminate();
            assertThat(service.process().exitCode(Duration.ofSeconds(10))).isEqualTo(143);
        }

        sandbox.behaviour().largestPage(100);
        sandbox.faults().latency(0);
        try (Node service = start()) {
            JsonNode card =
                    service.awaitCard("acme", now -> !now.path("syncing").asBoolean());

            assertThat(card.at("/sync/id").asInt()).isEqualTo(1);
            assertThat(card.at("/sync/outcome").asText()).isEqualTo("done");
            new Mirror(sandbox, database()).equalsAshby("acme");
        }
    }

    private Node start() throws IOException {
        return Node.start(folder, sandbox, Node.WITHOUT_SCORES).awaitReady();
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
}
