package io.matchbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call what. */
class RoleTest {

    @RegisterExtension
    static final RunningService service = new RunningService();

    @BeforeAll
    static void twoTenants() {
        service.execute("""
            insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at) values
              ('acme', 'ashby', 'active', 'ann@acme.example', '6h', '[]', now()),
              ('other', 'ashby', 'active', 'bob@other.example', '6h', '[]', now())""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic YTpi", "Bearer mb_none"})
    void letsNobodyInWithoutAToken(String authorization) {
        Reply reply = service.callAs(null, "GET", "/api/connections", null, "Authorization", authorization);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("unauthorized");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void tellsNobodyWhichPathsThereAre() {
        assertThat(service.callAs(null, "GET", "/api/nothing", null).status()).isEqualTo(401);
        assertThat(service.callAs(null, "GET", "/anything", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,   GET,    /api/connections/acme,            200",
        "viewer,   POST,   /api/connections/acme/pause,      403",
        "viewer,   POST,   /api/routes/timers/suspend,       403",
        "viewer,   PATCH,  /api/connections/acme,            403",
        "viewer,   GET,    /api/routes,                      200",
        "viewer,   GET,    /api/tokens,                      403",
        "operator, GET,    /api/connections/acme,            200",
        "operator, POST,   /api/connections/acme/resume,     200",
        "operator, POST,   /api/routes/scoring/resume,       200",
        "operator, POST,   /api/connections,                 403",
        "operator, PATCH,  /api/connections/acme,            403",
        "operator, DELETE, /api/connections/acme,            403",
        "operator, DELETE, /api/connections/acme/data,       403",
        "operator, POST,   /api/tokens,                      403",
        "admin,    GET,    /api/tokens,                      200",
        "admin,    POST,   /api/connections,                 400",
        "admin,    PATCH,  /api/connections/acme,            400",
    })
    void reachesAsFarAsItsRole(String role, String method, String path, int status) {
        String token = token("""
            {"name": "%s", "role": "%s"}""".formatted(role, role));

        Reply reply = service.callAs(token, method, path, method.matches("POST|PATCH") ? "{}" : null);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(reply.problem()).isEqualTo("forbidden");
        }
    }

    @Test
    void showsATenantsTokenItsTenantAlone() {
        String token = token("""
            {"name": "of acme", "role": "admin", "tenant": "acme"}""");

        assertThat(service.callAs(token, "GET", "/api/connections", null).items("tenant"))
                .containsExactly("acme");
        assertThat(service.callAs(token, "GET", "/api/connections/acme", null).status())
                .isEqualTo(200);
        assertThat(service.callAs(token, "GET", "/api/connections/acme/jobs", null)
                        .status())
                .isEqualTo(200);
        assertThat(service.callAs(token, "GET", "/api/integrations", null).status())
                .isEqualTo(200);
        assertThat(service.callAs(token, "GET", "/api/routes/sync-acme", null).status())
                .isNotEqualTo(403);
        for (String path : new String[] {
            "/api/routes/sync-other",
            "/api/routes/sync-acme-2",
            "/api/connections/other",
            "/api/connections/other/jobs",
            "/api/connections/acmex",
            "/api/connections/acme/../other",
            "/api/connections/%6fther",
            "/api/routes",
            "/api/tokens"
        }) {
            assertThat(service.callAs(token, "GET", path, null).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(service.callAs(token, "DELETE", "/api/connections/other", null)
                        .status())
                .isEqualTo(403);
        assertThat(service.callAs(token, "POST", "/api/tokens", "{}").status()).isEqualTo(403);
        assertThat(service.column("select status from connection where tenant = 'other'"))
                .containsExactly("active");
    }

    @Test
    void setsUpNoOtherTenant() {
        String token = token("""
            {"name": "of acme", "role": "admin", "tenant": "acme"}""");

        Reply reply = service.callAs(token, "POST", "/api/connections", """
            {"tenant": "third", "integration": "ashby", "adminEmail": "a@third.example", "apiKey": "k"}""");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(service.column("select tenant from connection where tenant = 'third'"))
                .isEmpty();
    }

    @Test
    void takesNobodysWordForWhoTheyAre() {
        String token = token("""
            {"name": "of acme", "role": "operator", "tenant": "acme"}""");
        String query = "?onlyTenant=other&CamelVertxPlatformHttpAuthenticatedUser=x&X-Matchbridge-Tenant=other";

        assertThat(service.callAs(
                                token,
                                "GET",
                                "/api/connections" + query,
                                null,
                                "X-Matchbridge-Tenant",
                                "other",
                                "X-Matchbridge-Actor",
                                "root",
                                "CamelVertxPlatformHttpAuthenticatedUser",
                                "x")
                        .items("tenant"))
                .containsExactly("acme");
        service.callAs(
                token,
                "POST",
                "/api/connections/acme/pause?tenant=other&actor=root",
                null,
                "tenant",
                "other",
                "actor",
                "root");

        assertThat(service.column("select distinct actor from audit where action = 'pause'"))
                .containsExactly("of acme");
        assertThat(service.column("select status from connection where tenant = 'other'"))
                .containsExactly("active");
        service.callAs(token, "POST", "/api/connections/acme/resume", null);
    }

    private static String token(String request) {
        return service.call("POST", "/api/tokens", request).at("/value");
    }
}
