package io.matchbridge.operations;

import static io.matchbridge.testing.SandboxedService.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the service shows of itself on the management port. */
class MetricsTest {

    private static final Path DASHBOARD = Path.of("docker/grafana/dashboards/matchbridge.json");
    private static final Pattern OURS = Pattern.compile("matchbridge_\\w+");
    private static final Pattern LABEL = Pattern.compile("[{,](\\w+)=\"");

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(8))
            .withoutMeaning()
            .with("matchbridge.ashby.retries", "3");

    @Test
    void showsWhatASyncDidAndForgetsATenantThatLeft() throws IOException {
        app.sandbox().faults().add(Fault.on("department.list").status(429));
        int records = records(app.connect("acme"));

        String scrape = await(
                MetricsTest::scrape,
                text -> text.contains("matchbridge_scoring_seconds_count{outcome=\"words\",tenant=\"acme\"}")
                        && text.contains("matchbridge_full_sync_age_seconds{tenant=\"acme\"}")
                        && text.contains("matchbridge_syncs_total{outcome=\"done\",tenant=\"acme\"}"));

        assertThat(value(scrape, "matchbridge_syncs_total{outcome=\"done\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertThat(value(scrape, "matchbridge_stream_passes_total{outcome=\"done\",stream=\"notes\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertThat(value(scrape, "matchbridge_records_total{stream=\"candidates\",tenant=\"acme\"}"))
                .isEqualTo(records);
        assertThat(value(scrape, "matchbridge_pages_total{stream=\"candidates\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertThat(
                        value(
                                scrape,
                                "matchbridge_ashby_requests_total{endpoint=\"department.list\",outcome=\"429\",tenant=\"acme\"}"))
                .isEqualTo(1);
        assertThat(value(scrape, "matchbridge_stream_behind_seconds{stream=\"attachments\",tenant=\"acme\"}"))
                .isBetween(0.0, 60.0);
        assertThat(value(scrape, "matchbridge_push_backs{state=\"sent\",tenant=\"acme\"}"))
                .isZero();
        assertThat(LABEL.matcher(ours(scrape)).results().map(label -> label.group(1)))
                .isSubsetOf("tenant", "stream", "endpoint", "state", "outcome", "le");
        assertThat(namesOnTheDashboard()).isNotEmpty().isSubsetOf(names(scrape));

        app.service().call("DELETE", "/api/connections/acme", null);
        await(MetricsTest::scrape, text -> !text.contains("tenant=\"acme\""));
    }

    @Test
    void aTenantThatFallsBehindIsAnIllnessUntilItIsPausedOrRead() throws Exception {
        app.connect("late");
        assertThat(health("").status()).as(health("").body()).isEqualTo(200);
        app.service().execute("""
                update sync set finished_at = now() - interval '3 hours' where tenant = 'late';
                update connection set connected_at = now() - interval '9 hours' where tenant = 'late'""");

        Reply stale = health("");
        assertThat(stale.status()).isEqualTo(503);
        assertThat(stale.body()).contains("late was not synced completely for 3.0 hours, its interval is 1h.");
        assertThat(health("/live").status()).isEqualTo(200);
        assertThat(health("/ready").status()).isEqualTo(200);

        assertThat(app.post("/connections/late/pause", "").status()).isEqualTo(200);
        assertThat(health("").status()).as(health("").body()).isEqualTo(200);
        app.service().stop();
        app.service().start();
        await(() -> app.service().camel().getRoute("sync-late"), route -> route != null);
        assertThat(health("").status()).as("paused, over a restart").isEqualTo(200);

        assertThat(app.post("/connections/late/resume", "").status()).isEqualTo(200);
        await(() -> health("").status(), status -> status == 200);
        assertThat(app.finished("late").path("outcome").asText())
                .as("what the pause kept from being read is read at once")
                .isEqualTo("done");
    }

    private static int records(JsonNode sync) {
        return SandboxedService.stream(sync, "candidates").path("records").asInt();
    }

    private static Set<String> namesOnTheDashboard() throws IOException {
        Set<String> names = new TreeSet<>();
        new ObjectMapper()
                .readTree(DASHBOARD.toFile())
                .findValuesAsText("expr")
                .forEach(expression -> OURS.matcher(expression).results().forEach(name -> names.add(name.group())));
        return names;
    }

    private static Set<String> names(String scrape) {
        return ours(scrape).lines().map(line -> line.split("[{ ]")[0]).collect(Collectors.toSet());
    }

    private static String ours(String scrape) {
        return scrape.lines().filter(line -> line.startsWith("matchbridge_")).collect(Collectors.joining("\n"));
    }

    private static double value(String scrape, String series) {
        return scrape.lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in\n" + ours(scrape)));
    }

    private static String scrape() {
        return app.service().manage("/observe/metrics").body();
    }

    private static Reply health(String kind) {
        return app.service().manage("/observe/health" + kind);
    }
}
