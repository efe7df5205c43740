package io.matchbridge.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.AppProcess;
import io.matchbridge.testing.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the packaged program, in an empty folder: routes and settings come from the jar. */
@Order(1)
class CommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void theDemoWritesScoresTagsAndNotesIntoTheSandbox() throws Exception {
        try (AppProcess demo = AppProcess.start(folder, ports(), "--demo", "--candidates=60")) {
            demo.awaitOutput("Everything goes on running", Duration.ofMinutes(4));

            assertThat(demo.output())
                    .contains("Copied  60 candidates")
                    .contains("what now stands in the sandbox, best first")
                    .containsPattern("Match score +\\d+")
                    .containsPattern("Tags +.*Match: ")
                    .containsPattern("Wrote   [1-9]\\d* custom field calls, [1-9]\\d* tags, [1-9]\\d* notes")
                    .contains("The console is at http://127.0.0.1:");
            demo.terminate();
            assertThat(demo.exitCode(STOP_WITHIN)).isEqualTo(143);
        }
    }

    @Test
    void theServiceIsReadyOnceAndRefusesASecondOnItsFolder() throws Exception {
        Map<String, String> first = ports();
        try (AppProcess service = AppProcess.start(folder, first)) {
            service.awaitOutput(
                    "Matchbridge is ready on http://127.0.0.1:" + first.get("matchbridge.http.port"), PATIENCE);

            if (Files.exists(Path.of("/proc/self/cmdline"))) {
                assertThat(service.handle().info().arguments())
                        .hasValueSatisfying(arguments -> assertThat(arguments).contains("-XX:+UseSerialGC"));
            }
            try (AppProcess second = AppProcess.start(folder, ports())) {
                assertThat(second.exitCode(PATIENCE)).isEqualTo(1);
                assertThat(second.output()).contains("another Matchbridge runs on the data folder");
            }

            assertThat(Files.getPosixFilePermissions(folder.resolve("data"))).hasSize(3);
            assertThat(Files.getPosixFilePermissions(folder.resolve("data/admin-token")))
                    .hasSize(2);
            assertThat(service.output())
                    .doesNotContain(
                            Files.readString(folder.resolve("data/admin-token")).strip());
            service.terminate();
            assertThat(service.exitCode(STOP_WITHIN)).isEqualTo(143);
        }
    }

    @Test
    void aWrongSettingIsOneLine() throws Exception {
        Map<String, String> settings = ports();
        settings.put("matchbridge.sync.full-pass-every", "weekly");
        try (AppProcess service = AppProcess.start(folder, settings)) {
            assertThat(service.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(service.output())
                    .isEqualTo("matchbridge.sync.full-pass-every must be a duration such as 30s, 6h or 7d");
        }
    }

    @Test
    void aBrokenRouteFileIsNamedWithItsLine() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("routes")).resolve("broken.camel.yaml");
        Files.writeString(
                broken,
                "- route:\n    id: broken\n    from:\n      uri: timer:broken\n      steps:\n        - lgo: { message: hello }\n");
        try (AppProcess service = AppProcess.start(folder, ports())) {
            assertThat(service.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(service.output())
                    .contains("routes/broken.camel.yaml, line 6")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void evaluatesTheScoreOnACompanysOwnJudgements() throws Exception {
        Files.writeString(
                folder.resolve("jobs.jsonl"),
                "{\"id\": \"j1\", \"title\": \"Welder\", \"description\": \"You weld ships by MIG and TIG.\"}\n");
        Files.writeString(
                folder.resolve("resumes.jsonl"),
                "{\"id\": \"r1\", \"text\": \"Welder, MIG and TIG, ten years in a shipyard\"}\n"
                        + "{\"id\": \"r2\", \"text\": \"Pastry cook, cakes and bread\"}\n");
        Files.writeString(folder.resolve("qrels.tsv"), "j1\tr1\t1\n");

        try (AppProcess evaluation = AppProcess.start(folder, Map.of(), "--evaluate", ".", "--run", "run.tsv")) {
            assertThat(evaluation.exitCode(PATIENCE)).isZero();
            assertThat(evaluation.output()).contains("nDCG@10 1.0000", "MAP 1.0000", "AUC 1.0000");
        }
        assertThat(Files.readAllLines(folder.resolve("run.tsv"))).hasSize(2);
    }

    @Test
    void anUnknownArgumentIsRefused() throws Exception {
        try (AppProcess service = AppProcess.start(folder, ports(), "--dmeo")) {
            assertThat(service.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(service.output()).contains("unknown argument --dmeo");
        }
        try (AppProcess demo = AppProcess.start(folder, ports(), "--demo", "--candidates=0")) {
            assertThat(demo.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(demo.output()).isEqualTo("There must be between 1 and 10000000 candidates");
        }
    }

    private static Map<String, String> ports() {
        Map<String, String> ports = new HashMap<>();
        ports.put("matchbridge.http.port", RunningService.freePort());
        ports.put("matchbridge.management.port", RunningService.freePort());
        return ports;
    }
}
