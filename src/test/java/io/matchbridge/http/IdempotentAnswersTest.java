package io.matchbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("RunningService.shared")
class IdempotentAnswersTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    private static final String TOKEN = "{\"name\": \"repeated\", \"role\": \"viewer\"}";

    @BeforeEach
    void nothingWasAsked() {
        service.execute("delete from token; delete from idempotent_answer");
    }

    @Test
    void givesTheFirstAnswerAgain() {
        Reply first = post(TOKEN, "key-1");
        Reply second = post(TOKEN, "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(service.column("select count(*) from token")).containsExactly("1");
    }

    @Test
    void givesARefusalAgainToo() {
        assertThat(post("{}", "key-2").problem()).isEqualTo("invalid-request");
        assertThat(post("{}", "key-2").problem()).isEqualTo("invalid-request");
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        post(TOKEN, "key-3");

        Reply otherBody = post(TOKEN.replace("viewer", "admin"), "key-3");
        Reply otherPath = service.call("POST", "/api/connections", TOKEN, "Idempotency-Key", "key-3");

        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.problem()).isEqualTo("idempotency-mismatch");
        assertThat(otherPath.status()).isEqualTo(422);
        assertThat(service.column("select role from token")).containsExactly("viewer");
    }

    @Test
    void keepsCallersApart() {
        String admin = service.call("POST", "/api/tokens", "{\"name\": \"repeated\", \"role\": \"admin\"}")
                .at("/value");
        String first = post(TOKEN, "key-4").at("/value");

        Reply ofAnother = service.callAs(admin, "POST", "/api/tokens", TOKEN, "Idempotency-Key", "key-4");

        assertThat(ofAnother.status()).isEqualTo(201);
        assertThat(ofAnother.at("/value")).isNotEqualTo(first);
    }

    @Test
    void runsOneOfManyAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Reply>> replies = IntStream.range(0, 8)
                    .mapToObj(i -> callers.submit(() -> post(TOKEN, "key-5")))
                    .toList();

            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
                assertThat(reply.get().body()).isEqualTo(replies.get(0).get().body());
            }
            assertThat(service.column("select count(*) from token")).containsExactly("1");
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void keepsNoSecretInClear() {
        String value = post(TOKEN, "key-6").at("/value");

        assertThat(service.column("select encode(answer, 'escape') from idempotent_answer where key = 'key-6'"))
                .singleElement()
                .asString()
                .doesNotContain(value)
                .doesNotContain("repeated");
    }

    @Test
    void forgetsAfterADay() {
        String first = post(TOKEN, "key-7").at("/value");
        service.execute("update idempotent_answer set at = now() - interval '25 hours'");

        assertThat(post(TOKEN, "key-7").at("/value")).isNotEqualTo(first);

        service.execute("update idempotent_answer set at = now() - interval '25 hours'");
        service.camel().createProducerTemplate().sendBody("kamelet:sql/api/forget-answers", null);
        assertThat(service.column("select key from idempotent_answer")).isEmpty();
    }

    @Test
    void triesAgainWhatDiedWithItsNode() {
        post(TOKEN, "key-8");
        service.execute("update idempotent_answer set answer = null, at = now() - interval '11 minutes'");

        assertThat(post(TOKEN, "key-8").status()).isEqualTo(201);
    }

    @Test
    void goesWithTheTenant() {
        service.execute("""
            insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at)
            values ('leaver', 'ashby', 'active', 'ann@leaver.example', '6h', '[]', now())""");
        service.call("POST", "/api/connections/leaver/pause", null, "Idempotency-Key", "key-9");
        assertThat(service.column("select key from idempotent_answer where tenant = 'leaver'"))
                .containsExactly("key-9");

        service.call("DELETE", "/api/connections/leaver", null);
        service.call("DELETE", "/api/connections/leaver/data", null);

        assertThat(service.column("select key from idempotent_answer where tenant = 'leaver'"))
                .isEmpty();
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThat(post(TOKEN, "a b").at("/member")).isEqualTo("Idempotency-Key");
        assertThat(post(TOKEN, "x".repeat(201)).status()).isEqualTo(400);
    }

    private static Reply post(String body, String key) {
        return service.call("POST", "/api/tokens", body, "Idempotency-Key", key);
    }
}
