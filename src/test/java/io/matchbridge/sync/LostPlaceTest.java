package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ashby forgets where we were: the same sync reads the stream again from its start. */
class LostPlaceTest {

    private static final List<String> CODES = List.of(
            "sync_token_expired",
            "sync_token_invalid",
            "incremental_sync_too_large",
            "next_cursor_expired",
            "invalid_next_cursor",
            "cursor_invalid",
            "invalid_input"); // not documented for this, but what else can it mean?

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(23).withoutFiles())
            .withoutScores()
            .pagesOf(10);

    private static final String TENANT = "acme";

    @BeforeEach
    void everyCandidateHasChangedSinceTheLastSync() {
        if (app.get("/connections/" + TENANT).status() == 404) {
            app.connect(TENANT);
        }
        List<String> ids =
                app.service().column("select id from candidate where tenant = 'acme' and removed_at is null");
        ids.forEach(id -> app.sandbox()
                .recruiter()
                .editCandidate(id, app.setup("x", "x").removeAll().put("company", "Acme " + System.nanoTime())));
        app.forgetRequests();
    }

    static Stream<Arguments> codesAndPages() {
        return CODES.stream()
                .flatMap(code -> Stream.of(Fault.Page.FIRST, Fault.Page.MIDDLE, Fault.Page.LAST)
                        .map(page -> Arguments.of(code, page)));
    }

    @ParameterizedTest
    @MethodSource("codesAndPages")
    void theSameSyncReadsTheStreamFromItsStart(String code, Fault.Page page) {
        app.sandbox().faults().add(Fault.on("candidate.list").onPage(page).code(code));

        JsonNode sync = app.sync(TENANT, "{'streams': ['candidates']}");

        assertThat(sync.path("outcome").asText()).as(sync.toString()).isEqualTo("done");
        JsonNode candidates = stream(sync, "candidates");
        assertThat(candidates.path("mode").asText()).isEqualTo("full");
        assertThat(candidates.path("records").asInt()).as("counted once").isEqualTo(23);
        assertThat(candidates.path("removed").asInt()).isZero();
        assertThat(lastRequests()).as("a full pass").noneMatch(request -> request.has("syncToken"));
        new Mirror(app).candidatesEqualAshby(TENANT);
    }

    @Test
    void aTokenThatIsRefusedInWordsAloneIsDropped() {
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list")
                        .status(400)
                        .body("{\"success\": false, \"errors\": [\"Sync token has expired\"]}"));

        JsonNode sync = app.sync(TENANT, "{'streams': ['candidates']}");

        assertThat(sync.path("outcome").asText()).as(sync.toString()).isEqualTo("done");
        assertThat(stream(sync, "candidates").path("mode").asText()).isEqualTo("full");
    }

    @Test
    void aPlaceThatIsLostAgainFailsTheStreamUntilTheNextSync() {
        app.sandbox().faults().add(Fault.on("candidate.list").times(2).code("sync_token_expired"));

        JsonNode sync = app.sync(TENANT, "{'streams': ['candidates', 'tags']}");

        assertThat(sync.path("outcome").asText()).isEqualTo("partial");
        assertThat(stream(sync, "candidates").path("message").asText()).contains("sync_token_expired");
        assertThat(stream(sync, "tags").path("state").asText()).isEqualTo("done");
        assertThat(app.sync(TENANT, "{'streams': ['candidates']}")
                        .path("outcome")
                        .asText())
                .isEqualTo("done");
        new Mirror(app).candidatesEqualAshby(TENANT);
    }

    @Test
    void theTokenIsSavedOnlyWithTheLastPage() {
        String before = token();
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list").onPage(Fault.Page.LAST).times(2).status(500));

        JsonNode sync = app.sync(TENANT, "{'streams': ['candidates']}");

        assertThat(sync.path("outcome").asText()).isEqualTo("failed");
        assertThat(token()).isEqualTo(before);
        app.forgetRequests();
        assertThat(app.sync(TENANT, "{'streams': ['candidates']}")
                        .path("outcome")
                        .asText())
                .isEqualTo("done");
        assertThat(app.requests("candidate.list")).as("the last page alone").hasSize(1);
        assertThat(token()).isNotEqualTo(before);
        new Mirror(app).candidatesEqualAshby(TENANT);
    }

    /** The bodies of the pass that came to its end: three pages, the last requests of all. */
    private static List<JsonNode> lastRequests() {
        List<JsonNode> bodies = app.requests("candidate.list").stream()
                .filter(request -> request.key().equals("Matchbridge"))
                .map(io.matchbridge.sandbox.http.RecordedRequest::body)
                .toList();
        return bodies.subList(bodies.size() - 3, bodies.size());
    }

    private static String token() {
        return app.service()
                .column("select sync_token from stream_place where tenant = 'acme' and stream = 'candidates'")
                .get(0);
    }
}
