package io.matchbridge.connect;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(12).withoutFiles())
            .withoutScores()
            .pagesOf(10);

    @Test
    void theCardShowsWhatStandsThere() {
        app.connect("card");

        JsonNode card = app.card("card");
        assertThat(card.path("status").asText()).isEqualTo("active");
        assertThat(card.path("syncing").asBoolean()).isFalse();
        assertThat(card.path("interval").asText()).isEqualTo("1h");
        assertThat(card.path("apiKeyHint").asText())
                .isEqualTo("…"
                        + app.sandbox()
                                .apiKey()
                                .substring(app.sandbox().apiKey().length() - 4));
        assertThat(card.path("nextSyncAt").asText())
                .isGreaterThan(card.path("connectedAt").asText());
        assertThat(card.at("/sync/percent").asInt()).isEqualTo(100);
        assertThat(card.at("/counts/candidates").asInt()).isEqualTo(12);
        assertThat(card.path("permissions")).hasSize(9);
        assertThat(app.get("/connections").items("tenant")).contains("card");
    }

    @Test
    void ashbyIsAskedInTheSameWayBySslAndWithout() {
        HttpComponent http = app.service().camel().getComponent("http", HttpComponent.class);
        HttpComponent https = app.service().camel().getComponent("https", HttpComponent.class);

        for (HttpComponent component : List.of(http, https)) {
            assertThat(component.getConnectTimeout()).isEqualTo(30_000);
            assertThat(component.getResponseTimeout()).isEqualTo(30_000);
            assertThat(component.getSoTimeout()).isEqualTo(30_000);
            assertThat(component.getConnectionsPerRoute()).isEqualTo(64);
            assertThat(component.isFollowRedirects()).isFalse();
        }
    }

    @Test
    void theIntervalIsChangedToOneOnOffer() {
        app.connect("interval");

        Reply changed = app.service().call("PATCH", "/api/connections/interval", "{\"interval\": \"2s\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/interval")).isEqualTo("2s");
        assertThat(patched("interval", "{\"interval\": \"3s\"}").at("/member")).isEqualTo("interval");
        assertThat(patched("interval", "{\"interval\": \"1h\", \"tenant\": \"x\"}")
                        .at("/member"))
                .isEqualTo("tenant");
        assertThat(patched("nobody", "{\"interval\": \"1h\"}").status()).isEqualTo(404);
        assertThat(patched("interval", "{\"interval\": \"1h\"}").at("/interval"))
                .isEqualTo("1h");
    }

    @Test
    void pausingAndResumingAreHarmlessToRepeat() {
        app.connect("twice");

        assertThat(app.post("/connections/twice/pause", null).at("/status")).isEqualTo("paused");
        assertThat(app.post("/connections/twice/pause", null).at("/status")).isEqualTo("paused");
        refuses(app.post("/connections/twice/sync", "{}"), 409, "paused");
        assertThat(app.post("/connections/twice/resume", null).at("/status")).isEqualTo("active");
        assertThat(app.post("/connections/twice/resume", null).at("/status")).isEqualTo("active");
        assertThat(actions("twice")).containsExactly("resume", "pause", "connect");
    }

    @Test
    void aPauseLetsThePageInHandFinishAndResumingReadsTheRest() {
        app.sandbox().faults().add(Fault.on("candidate.list").delay(60_000));
        app.setUp("pause");
        SandboxedService.await(() -> app.requests("candidate.list"), asked -> !asked.isEmpty());

        app.post("/connections/pause/pause", null);
        app.sandbox().faults().clear();
        app.finished("pause");
        app.forgetRequests();

        assertThat(app.service().column("select count(*) from candidate where tenant = 'pause'"))
                .containsExactly("10");
        assertThat(app.card("pause").at("/sync/outcome").asText()).isIn("partial", "failed");
        assertThat(app.sandbox().log().requests()).isEmpty();
        app.post("/connections/pause/resume", null);
        assertThat(app.finished("pause").path("outcome").asText()).isEqualTo("done");
        assertThat(app.requests("candidate.list").get(0).body().path("cursor").asText())
                .as("it reads on where it was")
                .isNotBlank();
        new Mirror(app).equalsAshby("pause");
    }

    @Test
    void syncNowIsRefusedWhileOneRuns() {
        app.connect("busy");
        app.sandbox().faults().latency(150);
        long running = app.startSync("busy", "{}");

        refuses(app.post("/connections/busy/sync", "{}"), 409, "already-syncing");
        app.sandbox().faults().latency(0);
        app.finished("busy", running);
        assertThat(app.get("/connections/busy/syncs").items("trigger")).containsExactly("manual", "connect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'full': 'yes'}",
                "{'streams': ['people']}",
                "{'streams': []}",
                "{'streams': 'notes'}",
                "{'fast': true}",
                "["
            })
    void syncNowRefusesWhatItDoesNotKnow(String body) {
        if (app.get("/connections/asked").status() == 404) {
            app.connect("asked");
        }

        refuses(app.post("/connections/asked/sync", body.replace('\'', '"')), 400, "invalid-request");
        assertThat(app.get("/connections/asked/syncs").items("id")).hasSize(1);
    }

    @Test
    void syncNowReadsTheStreamsThatWereAskedFor() {
        app.connect("some");

        JsonNode sync = app.sync("some", "{'streams': ['tags', 'users'], 'full': true}");

        assertThat(sync.path("streams").findValuesAsText("name")).containsExactly("users", "tags");
        assertThat(stream(sync, "tags").path("mode").asText()).isEqualTo("full");
        assertThat(sync.path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void disconnectingErasesTheKeyEndsTheSyncAndKeepsTheData() {
        app.connect("left");
        app.sandbox().faults().latency(100);
        app.startSync("left", "{'full': true}");
        SandboxedService.await(() -> app.requests("candidate.list"), asked -> !asked.isEmpty());

        Reply left = app.service().call("DELETE", "/api/connections/left", null);

        assertThat(left.status()).isEqualTo(204);
        app.sandbox().faults().latency(0);
        SandboxedService.await(() -> app.service().camel().getRoute("sync-left") == null, gone -> gone);
        app.forgetRequests();
        assertThat(
                        app.service()
                                .column(
                                        "select api_key is null and api_key_hint is null from connection where tenant = 'left'"))
                .containsExactly("t");
        assertThat(app.card("left").path("status").asText()).isEqualTo("disconnected");
        assertThat(app.card("left").at("/counts/candidates").asInt()).isEqualTo(12);
        refuses(app.post("/connections/left/sync", "{}"), 409, "disconnected");
        refuses(app.post("/connections/left/pause", null), 409, "disconnected");
        refuses(app.post("/connections/left/resume", null), 409, "disconnected");
        assertThat(app.service().call("DELETE", "/api/connections/left", null).status())
                .isEqualTo(204);
        assertThat(app.sandbox().log().requests()).isEmpty();
        assertThat(app.service().column("select count(*) from qrtz_triggers where trigger_name = 'left'"))
                .containsExactly("0");
    }

    @Test
    void erasingNeedsADisconnectAndLeavesNothing() throws Exception {
        app.connect("gone");
        refuses(app.service().call("DELETE", "/api/connections/gone/data", null), 409, "still-connected");
        app.service().call("DELETE", "/api/connections/gone", null);

        Reply erased = app.service().call("DELETE", "/api/connections/gone/data", null);

        assertThat(erased.status()).isEqualTo(204);
        assertThat(app.get("/connections/gone").status()).isEqualTo(404);
        for (String table : app.service()
                .column(
                        "select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                                + " where c.column_name = 'tenant' and t.table_type = 'BASE TABLE'")) {
            assertThat(app.service().column("select count(*) from " + table + " where tenant = 'gone'"))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(app.service()
                        .call("DELETE", "/api/connections/gone/data", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aNewSetupAfterADisconnectJoinsTheOldData() {
        app.connect("again");
        List<String> rows = rows("again");
        app.service().call("DELETE", "/api/connections/again", null);

        JsonNode sync = app.connect("again");

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(rows("again")).isEqualTo(rows);
        assertThat(actions("again")).containsExactly("connect", "disconnect", "connect");
    }

    @Test
    void aNewKeyAfterARefusedOneJoinsTheOldData() {
        ApiKey first = app.sandbox().keys().create("First", Scopes.ALL, true, true, 0);
        app.connect("rekeyed", first.secret());
        List<String> rows = rows("rekeyed");
        app.sandbox().keys().revoke(first.secret());
        app.sync("rekeyed");
        assertThat(app.card("rekeyed").path("status").asText()).isEqualTo("unauthorized");
        refuses(app.post("/connections/rekeyed/sync", "{}"), 409, "unauthorized");
        refuses(app.post("/connections/rekeyed/resume", null), 409, "unauthorized");

        JsonNode sync = app.connect("rekeyed");

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(rows("rekeyed")).isEqualTo(rows);
        assertThat(app.card("rekeyed").path("statusReason").isNull()).isTrue();
        new Mirror(app).equalsAshby("rekeyed");
    }

    private static Reply patched(String tenant, String body) {
        return app.service().call("PATCH", "/api/connections/" + tenant, body);
    }

    private static void refuses(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(code);
    }

    private static List<String> actions(String tenant) {
        return app.get("/connections/" + tenant + "/audit").items("action");
    }

    /** Every candidate, application and note with its content. */
    private static List<String> rows(String tenant) {
        return app.service()
                .column("select id || ' ' || hash from candidate where tenant = '%1$s'".formatted(tenant)
                        + " union all select id || ' ' || hash from application where tenant = '%1$s'".formatted(tenant)
                        + " union all select id || ' ' || hash from note where tenant = '%1$s' order by 1"
                                .formatted(tenant));
    }
}
