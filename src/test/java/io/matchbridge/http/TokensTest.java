package io.matchbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ResourceLock("RunningService.shared")
class TokensTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    @Test
    void showsTheValueOnceAndKeepsItsHashAlone() {
        Reply made = service.call("POST", "/api/tokens", """
            {"name": "Dashboard", "role": "viewer", "tenant": "acme"}""");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "name", "role", "tenant", "createdAt", "lastUsedAt", "value");
        String value = made.at("/value");
        assertThat(service.call("GET", "/api/tokens", null).body())
                .contains("Dashboard")
                .doesNotContain(value);
        assertThat(service.column("select count(*) from token t where t::text like '%" + value + "%'"))
                .containsExactly("0");
        assertThat(service.column("select encode(sha256, 'hex') from token where id = " + made.at("/id")))
                .containsExactly(java.util.HexFormat.of().formatHex(Tokens.sha256(value)));
    }

    @Test
    void remembersWhenItWasUsedAndForgetsItWhenDeleted() {
        Reply made = service.call("POST", "/api/tokens", """
            {"name": "Script", "role": "operator"}""");
        String path = "/api/tokens/" + made.at("/id");
        assertThat(service.callAs(made.at("/value"), "GET", "/api/connections", null)
                        .status())
                .isEqualTo(200);
        assertThat(service.column("select last_used_at is not null from token where id = " + made.at("/id")))
                .containsExactly("t");

        assertThat(service.call("DELETE", path, null).status()).isEqualTo(204);

        assertThat(service.callAs(made.at("/value"), "GET", "/api/connections", null)
                        .status())
                .isEqualTo(401);
        assertThat(service.call("DELETE", path, null).status()).isEqualTo(404);
        assertThat(service.call("DELETE", "/api/tokens/x", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name   | {\"role\": \"viewer\"}",
                "name   | {\"name\": \" \", \"role\": \"viewer\"}",
                "name   | {\"name\": \"a\\nb\", \"role\": \"viewer\"}",
                "name   | {\"name\": 5, \"role\": \"viewer\"}",
                "role   | {\"name\": \"a\"}",
                "role   | {\"name\": \"a\", \"role\": \"ADMIN\"}",
                "tenant | {\"name\": \"a\", \"role\": \"viewer\", \"tenant\": \"A B\"}",
                "value  | {\"name\": \"a\", \"role\": \"viewer\", \"value\": \"mine\"}",
            })
    void refusesWhatIsNoToken(String member, String request) {
        Reply reply = service.call("POST", "/api/tokens", request);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/member")).isEqualTo(member);
        assertThat(service.column("select count(*) from token where name = 'a'"))
                .containsExactly("0");
    }

    @Test
    void turnsPages() {
        for (int i = 0; i < 3; i++) {
            service.call("POST", "/api/tokens", "{\"name\": \"page\", \"role\": \"viewer\"}");
        }

        Reply first = service.call("GET", "/api/tokens?limit=1", null);
        Reply second = service.call("GET", "/api/tokens?limit=1&after=" + first.at("/next"), null);

        assertThat(first.items("id")).hasSize(1);
        assertThat(Long.parseLong(second.at("/items/0/id"))).isGreaterThan(Long.parseLong(first.at("/items/0/id")));
    }
}
