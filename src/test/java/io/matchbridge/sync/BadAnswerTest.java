package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Spoil;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ashby answers what it never should: one stream or one record fails, with words; all else goes on and stays. */
class BadAnswerTest {

    private static final String TENANT = "acme";
    private static final String FULL = "{'full': true, 'streams': ['candidates', 'jobs', 'tags', 'users']}";

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(24).withoutFiles())
            .withoutScores()
            .pagesOf(20)
            .with("matchbridge.ashby.timeout", "1s");

    @BeforeEach
    void connect() {
        if (app.get("/connections/" + TENANT).status() == 404) {
            app.connect(TENANT);
        }
        app.sync(TENANT, FULL);
        app.forgetRequests();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTML | Ashby's answer is not JSON",
                "HALF_JSON | Ashby's answer is not JSON",
                "NO_SUCCESS | does not say whether it succeeded",
                "NO_RESULTS | holds no results",
                "SAME_CURSOR | same cursor twice"
            })
    void anAnswerThatIsNoneFailsItsStreamAlone(Spoil spoil, String words) {
        List<String> before = rows();
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list").onPage(Fault.Page.LAST).times(0).spoil(spoil));

        JsonNode sync = app.sync(TENANT, FULL);

        failsAlone(sync, words);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void moreIsPromisedButNoCursorToIt() {
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list")
                        .times(0)
                        .body("{\"success\": true, \"results\": [], \"moreDataAvailable\": true}"));

        failsAlone(app.sync(TENANT, FULL), "gives no cursor");
    }

    @ParameterizedTest
    @CsvSource({"500, HTTP 500", "503, HTTP 503", "429, 429"})
    void anIllAshbyFailsItsStreamAloneAfterRetries(int status, String words) {
        app.sandbox().faults().add(Fault.on("candidate.list").times(0).status(status));

        failsAlone(app.sync(TENANT, FULL), words);
        assertThat(app.requests("candidate.list")).hasSize(2);
    }

    @Test
    void aDroppedLineIsTriedAgain() {
        app.sandbox().faults().add(Fault.on("candidate.list").losingReply());

        assertThat(app.sync(TENANT, FULL).path("outcome").asText()).isEqualTo("done");
        app.sandbox().faults().add(Fault.on("candidate.list").times(0).losingReply());
        failsAlone(app.sync(TENANT, FULL), "Ashby did not answer");
    }

    @Test
    void aSlowAnswerIsNotWaitedForLongerThanTheTimeOut() {
        app.sandbox().faults().add(Fault.on("candidate.list").times(0).delay(3000));

        failsAlone(app.sync(TENANT, FULL), "Ashby did not answer");
    }

    @Test
    void aKeyThatCannotBeAskedAboutHoldsUpNoStream() {
        app.sandbox().faults().add(Fault.on("apiKey.info").times(10).status(500));

        assertThat(app.sync(TENANT, FULL).path("outcome").asText()).isEqualTo("done");
        assertThat(app.requests("apiKey.info")).isNotEmpty();
    }

    @Test
    void a429IsWaitedOutAsLongAsItSays() {
        app.sandbox().faults().add(Fault.on("candidate.list").status(429).retryAfter(2));

        assertThat(app.sync(TENANT, FULL).path("outcome").asText()).isEqualTo("done");
        var asked = app.requests("candidate.list");
        assertThat(asked.get(1).at()).isAfterOrEqualTo(asked.get(0).at().plusMillis(1900));
    }

    @Test
    void aRecordWithoutAnIdIsAFailureAndNothingIsTakenForVanished() {
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list")
                        .onPage(Fault.Page.FIRST)
                        .spoil(Spoil.NO_ID)
                        .afterTheWork());

        JsonNode sync = app.sync(TENANT, FULL);

        assertThat(sync.path("outcome").asText()).isEqualTo("partial");
        assertThat(stream(sync, "candidates").path("message").asText()).contains("without an id");
        assertThat(stream(sync, "candidates").path("removed").asInt()).isZero();
        assertThat(failures()).anyMatch(reason -> reason.contains("without an id"));
        new Mirror(app).candidatesEqualAshby(TENANT);
        app.sync(TENANT, FULL);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aDateThatIsNoneLeavesItsColumnEmptyAndIsCounted() {
        spoiledFirstPage(Spoil.BAD_DATE);

        JsonNode sync = app.sync(TENANT, FULL);

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(app.service().column("select count(*) from candidate where tenant = 'acme' and created_at is null"))
                .containsExactly("1");
        assertThat(warnings()).contains("date-unreadable");
        app.sync(TENANT, FULL);
        new Mirror(app).candidatesEqualAshby(TENANT);
    }

    @ParameterizedTest
    @CsvSource({"NUL_IN_NAME", "LONE_SURROGATE_IN_NAME"})
    void aCharacterThatCannotBeStoredIsReplacedAndCounted(Spoil spoil) {
        spoiledFirstPage(spoil);

        JsonNode sync = app.sync(TENANT, FULL);

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(app.service().column("select name from candidate where tenant = 'acme' and name like '%\uFFFD%'"))
                .hasSize(1);
        assertThat(warnings()).contains("character-replaced");
    }

    @Test
    void aBooleanThatIsATextIsAFailureOfItsRecordAlone() {
        List<String> before = app.service().column("select id from tag where tenant = 'acme' order by id");
        app.sandbox()
                .faults()
                .add(
                        Fault.on("candidateTag.list")
                                .body(
                                        "{\"success\": true, \"results\": [{\"id\": \"t1\", \"title\": \"Good\", \"isArchived\": false},"
                                                + " {\"id\": \"t2\", \"title\": \"Bad\", \"isArchived\": \"perhaps\"}], \"moreDataAvailable\": false}"));

        JsonNode sync = app.sync(TENANT, "{'streams': ['tags']}");

        assertThat(stream(sync, "tags").path("created").asInt())
                .as(sync.toString())
                .isEqualTo(1);
        assertThat(app.service().column("select id from tag where tenant = 'acme' and removed_at is null order by id"))
                .containsAll(before)
                .contains("t1")
                .doesNotContain("t2");
        assertThat(app.get("/connections/acme/failures").items("recordId")).contains("t2");
        app.service().execute("delete from tag where id = 't1'; delete from failure where record_id = 't2'");
    }

    private static void spoiledFirstPage(Spoil spoil) {
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list").onPage(Fault.Page.FIRST).spoil(spoil));
    }

    private static void failsAlone(JsonNode sync, String words) {
        JsonNode candidates = stream(sync, "candidates");
        assertThat(sync.path("outcome").asText()).as(sync.toString()).isEqualTo("partial");
        assertThat(candidates.path("state").asText()).isEqualTo("failed");
        assertThat(candidates.hasNonNull("endedAt")).isTrue();
        assertThat(candidates.path("message").asText()).contains(words).doesNotContain("Exception:", "http_");
        for (String other : List.of("jobs", "tags", "users")) {
            assertThat(stream(sync, other).path("state").asText()).isEqualTo("done");
        }
    }

    private static List<String> rows() {
        return app.service()
                .column("select id || raw from candidate where tenant = 'acme' and removed_at is null order by id");
    }

    private static List<String> failures() {
        return app.get("/connections/acme/failures").items("reason");
    }

    private static List<String> warnings() {
        return app.card(TENANT).path("warnings").findValuesAsText("code");
    }
}
