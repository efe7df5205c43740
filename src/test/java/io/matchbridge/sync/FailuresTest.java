package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What cannot be stored goes to the failures, one by one, and comes back when it is tried again. */
class FailuresTest {

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(15).withoutFiles()).withoutScores();

    @BeforeEach
    void connect() {
        if (app.get("/connections/acme").status() == 404) {
            app.connect("acme");
        }
    }

    @Test
    void eachRecordThatCannotBeStoredIsListedWithItsReasonAndTheOthersAreKept() {
        List<String> tags = app.service().column("select id from tag where tenant = 'acme' order by id");
        String bad = tags.get(0);
        String page = "{\"success\": true, \"moreDataAvailable\": false, \"results\": ["
                + "{\"id\": \"" + bad + "\", \"title\": \"One\", \"isArchived\": \"perhaps\"},"
                + "{\"id\": \"" + tags.get(1) + "\", \"title\": \"Kept\", \"isArchived\": false}]}";
        app.sandbox().faults().add(Fault.on("candidateTag.list").body(page));

        JsonNode sync = app.sync("acme", "{'streams': ['tags']}");

        assertThat(stream(sync, "tags").path("updated").asInt()).isEqualTo(1);
        assertThat(app.service().column("select title from tag where tenant = 'acme' and id = '" + tags.get(1) + "'"))
                .containsExactly("Kept");
        JsonNode failure = app.get("/connections/acme/failures").json().at("/items/0");
        assertThat(failure.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "stream", "recordId", "reason", "at", "attempts");
        assertThat(failure.path("stream").asText()).isEqualTo("tags");
        assertThat(failure.path("recordId").asText()).isEqualTo(bad);
        assertThat(failure.path("reason").asText()).contains("database").doesNotContain("perhaps");
        assertThat(app.card("acme").at("/counts/failures").asInt()).isEqualTo(1);

        Reply retried =
                app.post("/connections/acme/failures/" + failure.path("id").asText() + "/retry", null);

        assertThat(retried.status()).isEqualTo(202);
        JsonNode mended = app.finished("acme", retried.json().path("id").asLong());
        assertThat(mended.path("streams").findValuesAsText("name")).containsExactly("tags");
        assertThat(stream(mended, "tags").path("mode").asText()).isEqualTo("full");
        assertThat(app.get("/connections/acme/failures").json().path("items")).isEmpty();
        assertThat(app.post("/connections/acme/failures/" + failure.path("id").asText() + "/retry", null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"read-notes, notes", "read-tags, tags", "read-postings, jobs"})
    void aStreamWhoseRouteIsSuspendedIsSkippedAndTheOthersGoOn(String route, String stream) {
        operate(route, "suspend");

        JsonNode sync = app.sync("acme");

        assertThat(sync.path("outcome").asText()).isEqualTo("partial");
        assertThat(stream(sync, stream).path("state").asText()).isEqualTo("skipped");
        assertThat(stream(sync, stream).path("message").asText()).contains("suspended");
        assertThat(sync.path("streams").findValuesAsText("state"))
                .filteredOn("done"::equals)
                .hasSize(sync.path("streams").size() - 1);
        operate(route, "resume");
        assertThat(app.sync("acme").path("outcome").asText()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-grants", "read-criteria", "ask-about-gone", "erase-removed"})
    void aSyncGoesOnWithoutWhatIsSuspendedBesideItsStreams(String route) {
        operate(route, "suspend");

        JsonNode sync = app.sync("acme");

        operate(route, "resume");
        assertThat(sync.path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void aSyncEndsWhereTheReadingIsSuspendedAndSaysWhyOnce() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Logger logger = (Logger) LoggerFactory.getLogger("sync");
        AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage());
            }
        };
        log.start();
        logger.addAppender(log);
        operate("read-streams", "suspend");

        JsonNode sync = app.sync("acme");

        SandboxedService.await(
                () -> lines,
                told -> told.stream()
                        .anyMatch(
                                line -> line.matches(
                                        "sync \\d+ of tenant acme: failed in .* s; candidates, jobs, .*, notes,"
                                                + " attachments skipped: Not read: a route on its way is suspended\\. Resume it and sync again\\.")));
        logger.detachAppender(log);
        operate("read-streams", "resume");
        assertThat(sync.path("outcome").asText()).isEqualTo("failed");
        assertThat(sync.path("streams").findValuesAsText("state")).containsOnly("skipped");
        assertThat(stream(sync, "jobs").path("message").asText()).contains("suspended");
        assertThat(app.sync("acme").path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void aRouteThatWasSuspendedWhileItWasAtWorkWorksOnWhenItIsResumed() {
        app.sandbox().faults().add(Fault.on("candidate.list").delay(3_000));
        int asked = app.requests("candidate.list").size();
        long busy = app.startSync("acme", "{}");
        SandboxedService.await(() -> app.requests("candidate.list").size(), seen -> seen > asked);

        operate("read-candidates", "suspend");
        JsonNode begun = app.finished("acme", busy);
        operate("read-candidates", "resume");

        assertThat(stream(begun, "candidates").path("state").asText()).isEqualTo("done");
        assertThat(app.sync("acme").path("outcome").asText()).isEqualTo("done");
    }

    private static void operate(String route, String action) {
        assertThat(app.service()
                        .call("POST", "/api/routes/" + route + "/" + action, "")
                        .status())
                .isEqualTo(200);
    }
}
