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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The packaged program, cut off in the middle of a sync: in the end everything is as if it had not been. */
@Order(1)
class CrashTest {

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.standard().port(0).candidates(30));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        sandbox.close();
        RequestContract.checkAndForget(sandbox);
    }

    @Test
    void killedOrStoppedInTheMiddleOfASyncItReadsOnAndTheMirrorEqualsAshby() throws Exception {
        try (Node service = start()) {
            inTheMiddleOfTheFirstSync("killed", service);
            service.process().kill();
        }
        atItsEase();
        try (Node service = start()) {
            isReadToTheEnd("killed", service);

            inTheMiddleOfTheFirstSync("stopped", service);
            service.process().terminate();
            assertThat(service.process().exitCode(Duration.ofSeconds(10))).isEqualTo(143);
        }
        atItsEase();
        try (Node service = start()) {
            isReadToTheEnd("stopped", service);
        }
    }

    private void inTheMiddleOfTheFirstSync(String tenant, Node service) throws Exception {
        sandbox.behaviour().largestPage(5);
        sandbox.faults().latency(400);
        service.connect(tenant, sandbox);
        service.awaitCard(tenant, card -> records(card, "candidates") >= 10 && records(card, "candidates") < 30);
    }

    private void atItsEase() {
        sandbox.behaviour().largestPage(100);
        sandbox.faults().latency(0);
    }

    private void isReadToTheEnd(String tenant, Node service) throws Exception {
        JsonNode card = service.awaitCard(tenant, now -> !now.path("syncing").asBoolean());

        assertThat(card.at("/sync/trigger").asText()).isEqualTo("connect");
        assertThat(card.at("/sync/outcome").asText()).isEqualTo("done");
        assertThat(service.call("GET", "/api/connections/" + tenant + "/syncs", "")
                        .path("items"))
                .as("the same sync went on")
                .hasSize(1);
        new Mirror(sandbox, database()).equalsAshby(tenant);
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
