package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.http.ErrorShape;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.RecordedRequest;
import io.matchbridge.sandbox.http.Spoil;
import io.matchbridge.sandbox.world.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on purpose, and the log in which tests read. */
class FaultsTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(40));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void happensToTheNextCallsAndThenNoMore() {
        sandbox.faults().add(Fault.on("job.list").status(503).times(2));

        assertThat(statuses("job.list", 4)).containsExactly(503, 503, 200, 200);
        assertThat(sandbox.faults().pending()).isEmpty();
    }

    @Test
    void happensAtTheNthCallOfAnyEndpoint() {
        sandbox.faults().add(Fault.on("*").status(500).atCall(2));

        assertThat(statuses("job.list", 1)).containsExactly(200);
        assertThat(statuses("user.list", 2)).containsExactly(500, 200);
    }

    @Test
    void happensOnAPageOfAPass() {
        for (Fault.Page page : List.of(Fault.Page.FIRST, Fault.Page.MIDDLE, Fault.Page.LAST)) {
            sandbox.faults()
                    .add(Fault.on("candidate.list").code("sync_token_expired").onPage(page));
            List<JsonNode> pages = client.pages("candidate.list", Json.object().put("limit", 10));

            assertThat(pages)
                    .hasSize(
                            switch (page) {
                                case FIRST -> 1;
                                case MIDDLE -> 2;
                                default -> 4;
                            });
            assertThat(pages.get(pages.size() - 1)
                            .path("errorInfo")
                            .path("code")
                            .asText())
                    .isEqualTo("sync_token_expired");
        }
    }

    @Test
    void aRateLimitMayCarryWaitAndScope() {
        sandbox.faults().add(Fault.on("job.list").status(429).retryAfter(2).forPartner());

        HttpResponse<byte[]> answer = client.post("job.list", "{}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("X-RateLimit-Scope")).contains("integration-partner");
        assertThat(Client.json(answer.body()).path("errorInfo").path("code").asText())
                .isEqualTo("rate_limit_exceeded");
    }

    @Test
    void errorsComeInThreeShapes() {
        for (ErrorShape shape : ErrorShape.values()) {
            sandbox.faults().add(Fault.on("job.list").status(403).errors(shape, "Deactivated"));
            JsonNode body = Client.json(client.post("job.list", "{}").body());

            assertThat(body.has("errorInfo")).isFalse();
            JsonNode error = body.path("errors").path(0);
            assertThat(shape == ErrorShape.OBJECTS ? error.path("message").asText() : error.asText())
                    .isEqualTo("Deactivated");
        }
    }

    @Test
    void aLostReplyIsToAWriteThatWasDone() {
        String id = client.results("candidate.list", "{'limit': 1}")
                .get(0)
                .path("id")
                .asText();
        int before = sandbox.standing().candidate(id).path("notes").size();
        sandbox.faults().add(Fault.on("candidate.createNote").losingReply());
        String note = "{'candidateId': '%s', 'note': 'Once'}".formatted(id).replace('\'', '"');

        assertThatThrownBy(() -> client.post("candidate.createNote", note)).isInstanceOf(UncheckedIOException.class);

        assertThat(sandbox.standing().candidate(id).path("notes")).hasSizeGreaterThan(before);
        assertThat(sandbox.requests("candidate.createNote").get(0).status()).isZero();
    }

    @Test
    void aFailureMayComeBeforeOrAfterTheWork() {
        String tag = "{'title': 'Made'}".replace('\'', '"');
        sandbox.faults().add(Fault.on("candidateTag.create").code("generic_internal_error"));
        client.post("candidateTag.create", tag);
        assertThat(titles()).doesNotContain("Made");

        sandbox.faults()
                .add(Fault.on("candidateTag.create")
                        .code("generic_internal_error")
                        .afterTheWork());
        client.post("candidateTag.create", tag);
        assertThat(titles()).contains("Made");
    }

    @Test
    void anAnswerIsSpoiled() {
        assertThat(spoiled(Spoil.HTML)).startsWith("<html>");
        assertThat(spoiled(Spoil.HALF_JSON)).startsWith("{\"success\":true").doesNotEndWith("}");
        assertThat(spoiled(Spoil.NO_SUCCESS)).doesNotContain("\"success\"").contains("\"results\"");
        assertThat(spoiled(Spoil.NO_RESULTS)).doesNotContain("\"results\"").contains("\"success\":true");
        assertThat(json(Spoil.NO_ID).path("results").path(0).has("id")).isFalse();
        assertThat(json(Spoil.BAD_DATE)
                        .path("results")
                        .path(0)
                        .path("createdAt")
                        .asText())
                .isEqualTo("yesterday");
        assertThat(json(Spoil.NUL_IN_NAME).path("results").path(0).path("name").asText())
                .contains("\u0000");
        assertThat(spoiled(Spoil.LONE_SURROGATE_IN_NAME)).contains("\\ud83d");
        assertThat(client.ask("candidate.list", "{'limit': 2}").findValuesAsText("name"))
                .noneMatch(name -> name.contains("\u0000"));
    }

    @Test
    void theSameCursorComesBack() {
        String cursor =
                client.ask("candidate.list", "{'limit': 2}").path("nextCursor").asText();
        sandbox.faults().add(Fault.on("candidate.list").spoil(Spoil.SAME_CURSOR));

        assertThat(client.ask("candidate.list", "{'limit': 2, 'cursor': '" + cursor + "'}")
                        .path("nextCursor")
                        .asText())
                .isEqualTo(cursor);
    }

    @Test
    void anAnswerIsReplaced() {
        sandbox.faults().add(Fault.on("job.list").status(502).body("Bad gateway"));

        HttpResponse<byte[]> answer = client.post("job.list", "{}");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("Bad gateway");
    }

    @Test
    void theLogKnowsWhatWasAskedAndHowMuchAtOnce() {
        sandbox.faults().latency(150);
        CompletableFuture.allOf(IntStream.range(0, 5)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> client.ask("job.list", "{'limit': 3}"), task -> new Thread(task).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
        RecordedRequest request = sandbox.requests("job.list").get(0);

        assertThat(sandbox.mostAtOnce()).isBetween(2, 5);
        assertThat(sandbox.requests("job.list")).hasSize(5);
        assertThat(request.body()).isEqualTo(Json.object().put("limit", 3));
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("authorization");
        assertThat(request.status()).isEqualTo(200);
        sandbox.log().clear();
        assertThat(sandbox.log().requests()).isEmpty();
    }

    private List<Integer> statuses(String endpoint, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> client.post(endpoint, "{}").statusCode())
                .toList();
    }

    private String spoiled(Spoil how) {
        sandbox.faults().add(Fault.on("candidate.list").spoil(how));
        return new String(client.post("candidate.list", "{\"limit\":2}").body(), StandardCharsets.UTF_8);
    }

    private JsonNode json(Spoil how) {
        return Client.json(spoiled(how).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> titles() {
        return client.all("candidateTag.list", "{}").stream()
                .map(tag -> tag.path("title").asText())
                .toList();
    }
}
