package io.matchbridge.webhooks;

import static io.matchbridge.testing.SandboxedService.await;
import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.RecordedRequest;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.sandbox.world.Unverified;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ashby tells that something changed, and within seconds it is here. */
@Order(1)
class WebhooksTest {

    private static final int EVENTS = 8;

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(16).withoutFiles())
            .reachable()
            .withoutScores();

    /** The company tells all tenants; those of other tests need not listen any more. */
    @AfterEach
    void disconnect() {
        app.sandbox().faults().clear();
        for (String tenant : column("select tenant from connection where status <> 'disconnected'")) {
            app.service().call("DELETE", "/api/connections/" + tenant, null);
            app.service().call("DELETE", "/api/connections/" + tenant + "/data", null);
        }
    }

    @Test
    void whatARecruiterDoesIsHereSecondsLater() {
        connect("acme");
        String application = column(
                        "select id from application where tenant = 'acme' and status = 'Active' order by id limit 1")
                .get(0);
        String stage = column(
                        "select s.id from interview_stage s join application a on a.tenant = s.tenant and a.id = '"
                                + application
                                + "' join interview_stage now on now.tenant = a.tenant and now.id = a.stage_id"
                                + " where s.tenant = 'acme' and s.interview_plan_id = now.interview_plan_id and s.id <> now.id and s.type = 'Active' limit 1")
                .get(0);

        app.sandbox().recruiter().moveStage(application, stage, null);

        await(
                () -> column("select stage_id from application where tenant = 'acme' and id = '" + application + "'"),
                List.of(stage)::equals);
        JsonNode sync = app.finished("acme");
        assertThat(sync.path("trigger").asText()).isEqualTo("webhook");
        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(sync.path("streams").findValuesAsText("name"))
                .containsExactly("candidates", "applications", "attachments");
        assertThat(stream(sync, "applications").path("mode").asText()).isEqualTo("incremental");
        assertThat(open("acme")).isEmpty();
        assertThat(app.service().manage("/observe/metrics").body())
                .contains(
                        "matchbridge_webhooks_total{event=\"applicationUpdate\",outcome=\"taken\",tenant=\"acme\"} 1.0");
    }

    @Test
    void whoeverWasDeletedOrMergedIsGoneSoon() {
        connect("leavers");
        List<String> five = column("select c.id from candidate c where tenant = 'leavers' and exists (select from"
                + " application a where a.tenant = c.tenant and a.candidate_id = c.id) order by id limit 5");

        app.sandbox().recruiter().deleteCandidate(five.get(0));
        app.sandbox().recruiter().mergeCandidates(five.get(1), five.get(3));
        app.sandbox().behaviour().set(Unverified.MERGED_ID_SHOWS_WINNER, true);
        app.sandbox().recruiter().mergeCandidates(five.get(2), five.get(4));
        app.sandbox().behaviour().set(Unverified.MERGED_ID_SHOWS_WINNER, false);

        await(
                () -> column(
                        "select id from candidate where tenant = 'leavers' and removed_at is not null order by id"),
                five.subList(0, 3)::equals);
        JsonNode sync = app.finished("leavers");
        assertThat(stream(sync, "candidates").path("mode").asText()).isEqualTo("incremental");
        assertThat(stream(sync, "candidates").path("removed").asInt()).isEqualTo(3);
        assertThat(
                        column(
                                "select merged_into from candidate where tenant = 'leavers' and raw = '{}' and name is null order by id"))
                .containsExactly(null, five.get(3), five.get(4));
        new Mirror(app).candidatesEqualAshby("leavers");
    }

    @Test
    void whoeverAshbyStillShowsStays() throws Exception {
        String secret = connect("believer");
        String candidate = column("select id from candidate where tenant = 'believer' order by id limit 1")
                .get(0);
        String body = "{'webhookActionId': '%s', 'action': 'candidateDelete', 'data': {'candidate': {'id': '%s'}}}"
                .formatted(UUID.randomUUID(), candidate)
                .replace('\'', '"');

        app.sandbox().faults().add(Fault.on("candidate.info").status(503).times(2)); // asked again once

        assertThat(deliver("believer", body, signature(secret, body)).status()).isEqualTo(204);
        assertThat(deliver("believer", body, signature(secret, body)).status())
                .as("once more")
                .isEqualTo(204);

        assertThat(column("select count(*) from webhook_delivery where tenant = 'believer'"))
                .containsExactly("1");
        await(() -> column("select attempts from webhook_delivery where tenant = 'believer'"), List.of("1")::equals);
        assertThat(open("believer")).as("Ashby did not answer").hasSize(1);
        app.service()
                .execute("update sync set finished_at = finished_at - interval '20 seconds' where trigger = 'webhook'");
        await(() -> open("believer"), List::isEmpty);
        assertThat(column("select id from candidate where tenant = 'believer' and removed_at is not null"))
                .isEmpty();
        assertThat(app.requests("candidate.info")).hasSize(3);
    }

    @Test
    void whatIsToldDuringAPauseIsReadAfterIt() {
        connect("resting");
        app.post("/connections/resting/pause", null);
        app.forgetRequests();
        String application = column("select id from application where tenant = 'resting' order by id limit 1")
                .get(0);

        app.sandbox().recruiter().setField("applications", application, fieldOf("Application"), null);

        await(() -> open("resting"), list -> !list.isEmpty());
        assertThat(app.sandbox().log().requests()).as("while paused").isEmpty();
        app.post("/connections/resting/resume", null);
        await(() -> open("resting"), List::isEmpty);
        assertThat(app.finished("resting").path("trigger").asText()).isEqualTo("webhook");
    }

    @Test
    void theTimerReadsEverythingEvenIfAWebhookWasFirst() {
        connect("timed");
        app.service().execute("insert into sync (tenant, trigger, streams) values ('timed', 'webhook', '{jobs}')");

        app.service().camel().createProducerTemplate().send("direct:sync", exchange -> {
            exchange.setVariable("tenant", "timed");
            exchange.setVariable("firedBy", "timed");
        });

        JsonNode sync = app.finished("timed");
        assertThat(sync.path("trigger").asText()).isEqualTo("timer");
        assertThat(sync.path("streams")).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /webhooks/ashby/acme, sha256=00",
        "POST, /webhooks/ashby/acme, ''",
        "POST, /webhooks/ashby/acme, md5",
        "POST, /webhooks/ashby/%00, sha256=00",
        "POST, /webhooks/ashby/acme/more, sha256=00",
        "POST, /webhooks/nobody, sha256=00",
        "GET, /webhooks/ashby/acme, sha256=00",
        "DELETE, /webhooks/ashby/acme, sha256=00",
    })
    void whatCannotBeTakenIs400SoThatAshbyTriesAgain(String method, String path, String signature) {
        Reply reply = app.service()
                .callAs(
                        null,
                        method,
                        path,
                        method.equals("POST") ? "{\"action\": \"ping\"}" : null,
                        "Ashby-Signature",
                        signature);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void onlyWhatIsSignedByTheTenantsSecretAndSaysWhatHappenedIsTaken() throws Exception {
        String secret = connect("strict");
        String body = "{\"webhookActionId\": \"1\", \"action\": \"jobUpdate\", \"data\": {}}";

        assertThat(deliver("strict", body, signature(secret + "0", body)).status())
                .isEqualTo(400);
        assertThat(deliver("strict", body + " ", signature(secret, body)).status())
                .isEqualTo(400);
        assertThat(deliver("strict", body, signature(secret, body).toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(400);
        assertThat(deliver("strict", "{}", signature(secret, "{}")).status()).isEqualTo(400);
        assertThat(deliver("strict", "no", signature(secret, "no")).status()).isEqualTo(400);
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")) {
            assertThat(app.service()
                            .callAs(
                                    null,
                                    "POST",
                                    "/webhooks/ashby/strict",
                                    body,
                                    "Ashby-Signature",
                                    "sha256=00",
                                    "Content-Type",
                                    type)
                            .status())
                    .as(type)
                    .isEqualTo(400);
        }
        String large = " ".repeat(1 << 20) + body;
        assertThat(deliver("strict", large, signature(secret, large)).status()).isEqualTo(400);
        assertThat(column("select action from webhook_delivery where tenant = 'strict'"))
                .isEmpty();
        assertThat(deliver("strict", body, signature(secret, body)).status()).isEqualTo(204);
        assertThat(column("select action from webhook_delivery where tenant = 'strict'"))
                .containsExactly("jobUpdate");
    }

    @Test
    void aSettingThatAshbyCannotReachIsEnabledWhenItCan() throws Exception {
        app.service().camel().getRouteController().suspendRoute("receive-webhook");
        try {
            app.connect("hidden");
            await(() -> states("hidden"), List.of("disabled " + EVENTS)::equals);
            assertThat(asked("webhook.update", "enabled"))
                    .as("once more each")
                    .containsOnly("true")
                    .hasSizeGreaterThanOrEqualTo(EVENTS);
            assertThat(warnings("hidden")).contains("webhooks-disabled");
        } finally {
            app.service().camel().getRouteController().resumeRoute("receive-webhook");
        }

        lookAgain("true");

        await(() -> states("hidden"), List.of("enabled " + EVENTS)::equals);
        assertThat(warnings("hidden")).doesNotContain("webhooks-disabled");
        assertThat(app.requests("webhook.create")).as("no setting twice").hasSize(EVENTS);
    }

    @Test
    void settingsAreLookedAfterAndFollowTheAddress() {
        connect("moving");
        app.forgetRequests();

        lookAgain("event = 'jobUpdate'");
        app.service().execute("update webhook set url = 'http://127.0.0.1:1' where event = 'candidateMerge'");
        app.service().camel().createProducerTemplate().sendBody("direct:match-webhooks", null);

        await(() -> states("moving"), List.of("enabled " + EVENTS)::equals);
        assertThat(app.requests("webhook.info")).hasSize(1);
        assertThat(asked("webhook.update", "requestUrl"))
                .containsExactly(app.service().url() + "/webhooks/ashby/moving");
        assertThat(app.requests("webhook.create")).isEmpty();
    }

    @Test
    void aKeyThatMayMakeNoWebhooksSyncsAllTheSame() {
        Set<String> fewer = new HashSet<>(Scopes.ALL);
        fewer.remove(Scopes.KEYS_WRITE);
        ApiKey key = app.sandbox().keys().create("Reading", fewer, true, true, 0);

        JsonNode sync = app.connect("grantless", key.secret());

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        await(() -> states("grantless"), List.of("not-granted " + EVENTS)::equals);
        assertThat(app.card("grantless").path("warnings")).anySatisfy(warning -> {
            assertThat(warning.path("code").asText()).isEqualTo("webhooks-not-granted");
            assertThat(warning.path("count").asInt()).isEqualTo(EVENTS);
            assertThat(warning.path("message").asText())
                    .contains("API Keys (write)", "candidateDelete, candidateMerge");
        });
        assertThat(app.card("grantless").path("status").asText()).isEqualTo("active");
    }

    @Test
    void aSettingWhoseAnswerWasLostIsNotMadeTwice() {
        app.sandbox().faults().add(Fault.on("webhook.create").losingReply());
        app.connect("unlucky");
        await(() -> states("unlucky"), List.of("asked 1", "enabled " + (EVENTS - 1))::equals);

        lookAgain("state = 'asked'");

        assertThat(states("unlucky")).containsExactly("enabled " + (EVENTS - 1), "nameless 1");
        assertThat(app.requests("webhook.create")).hasSize(EVENTS);
        assertThat(warnings("unlucky")).contains("webhooks-nameless");
    }

    @Test
    void whoLeavesTakesTheWebhooksAlongAsFarAsAshbyAnswers() throws Exception {
        String secret = connect("leaver");
        app.post("/connections/leaver/pause", null);
        app.forgetRequests();
        app.sandbox().faults().add(Fault.on("webhook.delete").status(500));

        assertThat(app.service().call("DELETE", "/api/connections/leaver", null).status())
                .isEqualTo(204);

        assertThat(app.requests("webhook.delete")).hasSize(EVENTS);
        assertThat(states("leaver")).containsExactly("left 1");
        assertThat(warnings("leaver")).contains("webhooks-left");
        assertThat(column("select count(*) from audit where tenant = 'leaver' and detail like 'deleted, id %'"))
                .containsExactly(String.valueOf(EVENTS - 1));
        assertThat(column("select tenant from connection where tenant = 'leaver' and webhook_secret is not null"))
                .isEmpty();
        assertThat(column("select tenant from webhook_delivery")).isEmpty();
        String body = "{\"webhookActionId\": \"1\", \"action\": \"jobUpdate\", \"data\": {}}";
        assertThat(deliver("leaver", body, signature(secret, body)).status()).isEqualTo(400);

        String another = connect("leaver");

        assertThat(another).isNotEqualTo(secret);
        assertThat(app.requests("webhook.update")).as("the one that was left").hasSize(1);
        assertThat(deliver("leaver", body, signature(another, body)).status()).isEqualTo(204);
    }

    /** Connects, waits until all webhooks are there and nothing is under way, and gives the secret that Ashby was told. */
    private static String connect(String tenant) {
        app.connect(tenant);
        await(() -> states(tenant), List.of("enabled " + EVENTS)::equals);
        return app.requests("webhook.create").stream()
                .map(RecordedRequest::body)
                .filter(body -> body.path("requestUrl").asText().endsWith("/webhooks/ashby/" + tenant))
                .map(body -> body.path("secretToken").asText())
                .distinct()
                .reduce((first, second) -> {
                    throw new AssertionError("two secrets");
                })
                .orElseThrow();
    }

    /** Makes some settings due to be looked at, and looks. */
    private static void lookAgain(String which) {
        app.service().execute("update webhook set due_at = now() where " + which);
        app.service().camel().createProducerTemplate().sendBody("direct:match-webhooks", null);
    }

    private static List<String> asked(String endpoint, String member) {
        return app.requests(endpoint).stream()
                .map(request -> request.body().path(member).asText())
                .toList();
    }

    private static String fieldOf(String objectType) {
        return column("select id from custom_field where object_type = '" + objectType
                        + "' and not is_archived limit 1")
                .get(0);
    }

    private static List<String> states(String tenant) {
        return column("select state || ' ' || count(*) from webhook where tenant = '" + tenant
                + "' group by state order by state");
    }

    private static List<String> open(String tenant) {
        return column("select action from webhook_delivery where tenant = '" + tenant + "' and handled_at is null");
    }

    private static List<String> warnings(String tenant) {
        return app.card(tenant).path("warnings").findValuesAsText("code");
    }

    private static List<String> column(String sql) {
        return app.service().column(sql);
    }

    private static Reply deliver(String tenant, String body, String signature) {
        return app.service().callAs(null, "POST", "/webhooks/ashby/" + tenant, body, "Ashby-Signature", signature);
    }

    private static String signature(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
