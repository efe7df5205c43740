package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhook settings and deliveries. */
class WebhooksTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(20));
    private final Client client = new Client(sandbox);
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer receiver;

    private record Delivery(String signature, byte[] bytes) {
        JsonNode body() {
            return Client.json(bytes);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            deliveries.add(new Delivery(
                    exchange.getRequestHeaders().getFirst("Ashby-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        sandbox.close();
    }

    @Test
    void aSettingIsPingedAndEnabled() {
        JsonNode setting = create("applicationUpdate");

        assertThat(setting.path("enabled").asBoolean()).isTrue();
        assertThat(deliveries).hasSize(1);
        assertThat(deliveries.get(0).body().path("action").asText()).isEqualTo("ping");
        assertThat(client.results(
                                "webhook.info",
                                "{'webhookId': '%s'}"
                                        .formatted(setting.path("id").asText()))
                        .has("secretToken"))
                .isFalse();
    }

    @Test
    void aSettingWhosePingFailsIsDisabledAndCanBeEnabledLater() {
        status = 500;
        JsonNode setting = create("applicationUpdate");
        assertThat(setting.path("enabled").asBoolean(true)).isFalse();

        status = 200;
        JsonNode again = client.results(
                "webhook.update",
                "{'webhookId': '%s', 'enabled': true}"
                        .formatted(setting.path("id").asText()));

        assertThat(again.path("enabled").asBoolean()).isTrue();
    }

    @Test
    void theSameAddressAndTypeIsADuplicate() {
        create("applicationUpdate");

        assertThat(client.ask("webhook.create", request("applicationUpdate"))
                        .path("success")
                        .asBoolean(true))
                .isFalse();
        assertThat(client.ask("webhook.create", request("candidateDelete"))
                        .path("success")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void relatedEventsShareTheirIdAndAreSigned() throws Exception {
        create("candidateStageChange");
        create("applicationUpdate");
        deliveries.clear();
        JsonNode application = client.results("application.list", "{'limit': 1, 'status': 'Active'}")
                .get(0);
        String plan = application
                .path("currentInterviewStage")
                .path("interviewPlanId")
                .asText();
        String offer = client.results("interviewStage.list", "{'interviewPlanId': '%s'}".formatted(plan))
                .get(5)
                .path("id")
                .asText();

        sandbox.recruiter().moveStage(application.path("id").asText(), offer, null);

        await().until(() -> deliveries.size() == 2);
        assertThat(deliveries)
                .extracting(delivery -> delivery.body().path("action").asText())
                .containsExactlyInAnyOrder("candidateStageChange", "applicationUpdate");
        assertThat(deliveries.get(0).body().path("webhookActionId"))
                .isEqualTo(deliveries.get(1).body().path("webhookActionId"));
        assertThat(deliveries.get(0).body().path("data").path("application").path("id"))
                .isEqualTo(application.path("id"));
        for (Delivery delivery : deliveries) {
            assertThat(delivery.signature()).isEqualTo("sha256=" + hmac("secret", delivery.bytes()));
        }
    }

    @Test
    void aMergeTellsBothIds() {
        create("candidateMerge");
        deliveries.clear();
        List<JsonNode> two = client.all("candidate.list", "{}").subList(0, 2);
        String loser = two.get(0).path("id").asText();
        String winner = two.get(1).path("id").asText();

        sandbox.recruiter().mergeCandidates(loser, winner);

        await().until(() -> deliveries.size() == 1);
        JsonNode data = deliveries.get(0).body().path("data");
        assertThat(data.path("deletedCandidate").path("id").asText()).isEqualTo(loser);
        assertThat(data.path("mergedCandidate").path("id").asText()).isEqualTo(winner);
        assertThat(client.code("candidate.info", "{'id': '%s'}".formatted(loser)))
                .isEqualTo("candidate_not_found");
        assertThat(client.results("candidate.info", "{'id': '%s'}".formatted(winner))
                        .path("applicationIds"))
                .containsAll(two.get(0).path("applicationIds"));
    }

    @Test
    void aFailedDeliveryIsTriedAgainButNotAfter404() {
        create("candidateDelete");
        deliveries.clear();
        List<JsonNode> two = client.all("candidate.list", "{}").subList(0, 2);
        status = 500;
        sandbox.recruiter().deleteCandidate(two.get(0).path("id").asText());
        await().until(() -> deliveries.size() >= 2);
        status = 404;
        int tries = deliveries.size();
        sandbox.recruiter().deleteCandidate(two.get(1).path("id").asText());

        await().until(() -> deliveries.size() > tries);
        assertThat(deliveries.get(0).bytes()).isEqualTo(deliveries.get(1).bytes());
        String last = two.get(1).path("id").asText();
        await().during(Duration.ofMillis(700))
                .until(() -> deliveries.stream()
                                .filter(delivery -> delivery.body().toString().contains(last))
                                .count()
                        == 1);
    }

    private JsonNode create(String type) {
        return client.results("webhook.create", request(type));
    }

    private String request(String type) {
        return Json.object()
                .put("webhookType", type)
                .put("requestUrl", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook")
                .put("secretToken", "secret")
                .toString();
    }

    private static String hmac(String secret, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
