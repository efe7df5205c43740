package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.testing.SandboxedService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key is taken back, or a part of what it may do, while a sync runs. */
class RefusedKeyTest {

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(10).withoutFiles()).withoutScores();

    @ParameterizedTest
    @CsvSource({
        "401, application.list",
        "403, candidate.list",
        "401, candidate.listNotes",
        "403, jobPosting.info",
        "401, interviewStage.list",
        "403, apiKey.info"
    })
    void aRefusedKeyStopsTheTenantAtOnce(int status, String endpoint) {
        String tenant = "refused-" + status + "-" + endpoint.toLowerCase().replace('.', '-');
        app.connect(tenant);
        if (endpoint.equals("jobPosting.info")) {
            app.service().execute("update job_posting set updated_at = null where tenant = '" + tenant + "'");
        }
        app.forgetRequests();
        app.sandbox().faults().add(Fault.on(endpoint).times(0).status(status));

        JsonNode sync = app.sync(tenant, "{'full': true}");

        assertThat(sync.path("outcome").asText()).isIn("failed", "partial");
        assertThat(app.card(tenant).path("status").asText()).isEqualTo("unauthorized");
        assertThat(app.card(tenant).path("statusReason").asText()).contains("API key");
        assertThat(app.card(tenant).path("nextSyncAt").isNull()).isTrue();
        SandboxedService.await(() -> app.service().camel().getRoute("sync-" + tenant) == null, gone -> gone);
        assertThat(app.service().column("select count(*) from qrtz_triggers where trigger_name = '" + tenant + "'"))
                .containsExactly("0");
        assertThat(app.requests(endpoint))
                .as("not asked again, but by those already under way")
                .hasSizeLessThan(6);
        app.forgetRequests();
        assertThat(app.post("/connections/" + tenant + "/sync", "{}").problem()).isEqualTo("unauthorized");
        assertThat(app.sandbox().log().requests()).isEmpty();
        assertThat(app.card(tenant).at("/counts/candidates").asInt()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"jobs, jobs", "interviews, stages"})
    void aGrantThatWasTakenBackFailsItsStreamsAloneWithAdvice(String module, String stream) {
        ApiKey key = app.sandbox().keys().create("Shrinking " + module, Scopes.ALL, true, true, 0);
        app.connect("less-" + module, key.secret());
        List<String> rows = rows("less-" + module);
        List<String> scopes = new ArrayList<>(Scopes.ALL);
        scopes.remove(module + ":read");
        app.sandbox()
                .keys()
                .put(new ApiKey(
                        key.secret(), key.title(), java.util.Set.copyOf(scopes), key.createdAt(), true, true, 0));

        JsonNode sync = app.sync("less-" + module);

        assertThat(sync.path("outcome").asText()).isEqualTo("partial");
        assertThat(stream(sync, stream).path("state").asText()).isEqualTo("failed");
        assertThat(stream(sync, stream).path("message").asText()).contains("give it back in Ashby");
        assertThat(stream(sync, "candidates").path("state").asText()).isEqualTo("done");
        assertThat(stream(sync, "notes").path("state").asText()).isEqualTo("done");
        assertThat(app.card("less-" + module).path("status").asText()).isEqualTo("active");
        for (JsonNode permission : app.card("less-" + module).path("permissions")) {
            assertThat(permission.path("granted").asBoolean())
                    .as(permission.toString())
                    .isNotEqualTo(permission.path("name").asText().equalsIgnoreCase(stream));
        }
        assertThat(rows("less-" + module)).as("nothing is taken for vanished").isEqualTo(rows);
    }

    @Test
    void aGrantForNotesAloneIsNotMissedByTheNotesStream() {
        app.connect("notes");
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.listNotes").times(0).status(403).code("missing_endpoint_permission"));

        JsonNode sync = app.sync("notes", "{'full': true}");

        assertThat(sync.path("outcome").asText()).isEqualTo("partial");
        assertThat(stream(sync, "notes").path("state").asText()).isEqualTo("failed");
        assertThat(stream(sync, "attachments").path("state").asText()).isEqualTo("done");
    }

    private static List<String> rows(String tenant) {
        return app.service()
                .column(
                        "select id from job where tenant = '%1$s' and removed_at is null union all select id from interview_stage where tenant = '%1$s' and removed_at is null order by 1"
                                .formatted(tenant));
    }
}
