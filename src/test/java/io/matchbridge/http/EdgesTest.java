package io.matchbridge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no route answers, each in problem details. */
@ResourceLock("RunningService.shared")
class EdgesTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    private static final int MOST = 1 << 20;

    @BeforeAll
    static void aTenant() {
        service.execute("""
            insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at)
            values ('edges', 'ashby', 'active', 'ann@acme.example', '6h', '[]', now())""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/nothing",
                "/api/connections/edges/nothing",
                "/nothing",
                "/console/",
                "/console/pom.xml",
                "/console/../pom.xml",
                "/console/..%2f..%2fpom.xml",
                "/pom.xml",
                "/data/admin-token"
            })
    void knowsNoOtherPath(String path) {
        refused(service.call("GET", path, null), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,     /api/connections,             'GET, POST'",
        "DELETE,  /api/integrations,            GET",
        "GET,     /api/connections/edges/pause,  POST",
        "POST,    /api/connections/edges,        'DELETE, GET, PATCH'",
        "OPTIONS, /api/connections/edges/jobs,   GET",
        "POST,    /openapi.json,                GET",
        "POST,    /,                            GET",
    })
    void saysWhichMethodsAPathTakes(String method, String path, String allowed) {
        Reply reply = service.call(method, path, null);

        refused(reply, 405, "method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void takesABodyOfAMebibyteAndNoMore() throws IOException {
        String rest = "\"}";
        String start = "{\"name\": \"";

        refused(
                service.call("POST", "/api/tokens", start + "x".repeat(MOST - start.length() - rest.length()) + rest),
                400,
                "invalid-request");
        refused(service.call("POST", "/api/tokens", start + "x".repeat(MOST) + rest), 413, "too-large");
        assertThat(raw(
                        "POST /api/tokens HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n%s\r\n"
                                + "180000\r\n" + "x".repeat(0x180000) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("urn:matchbridge:too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json; charset=utf-16",
                "application/jsonx",
                ""
            })
    void takesJsonAlone(String type) {
        refused(
                service.call("POST", "/api/tokens", "{\"name\": \"x\", \"role\": \"viewer\"}", "Content-Type", type),
                415,
                "unsupported-media-type");
        assertThat(service.column("select count(*) from token where name = 'x'"))
                .containsExactly("0");
    }

    @Test
    void takesJsonThatSaysItIsUtf8() {
        Reply reply = service.call("POST", "/api/tokens", "{}", "Content-Type", "application/json; charset=UTF-8");

        assertThat(reply.at("/member")).isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{} {}",
                "{\"unknown\": 1}",
                "{\"name\": {}}",
                "{\"name\": 1}",
                "{'name': 'x'}",
                "\u0000"
            })
    void refusesABodyThatIsNoRequest(String body) {
        refused(service.call("POST", "/api/tokens", body), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections/edges/pause", "connections/edges/failures/1/retry", "routes/scoring/suspend"})
    void refusesAMemberWhereNoneIsTaken(String call) {
        Reply reply = service.call("POST", "/api/" + call, "{\"until\": \"noon\"}");

        refused(reply, 400, "invalid-request");
        assertThat(reply.at("/member")).isEqualTo("until");
        assertThat(service.column("select status from connection where tenant = 'edges'"))
                .containsExactly("active");
    }

    @Test
    void refusesABodyThatIsNoText() throws IOException {
        assertThat(
                        raw(
                                "POST /api/tokens HTTP/1.1\r\nContent-Length: 3\r\nContent-Type: application/json\r\n%s\r\n\"\u00ff\""))
                .startsWith("HTTP/1.1 400")
                .contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%00b",
                "%ff",
                "..",
                "%2e%2e",
                "a%2Fb",
                "a;b",
                "%E2%80%AE",
                "%20",
                "'%20or%20true--",
                "ACME",
                "a%0d%0aX:%20y"
            })
    void findsNothingByAnOddName(String tenant) {
        for (String rest : new String[] {"", "/jobs", "/audit"}) {
            Reply reply = service.call("GET", "/api/connections/" + tenant + rest, null);
            if (!tenant.matches("\\.\\.|%2e%2e")) {
                refused(reply, 404, "not-found");
            }
            assertThat(reply.status()).isIn(404, 200);
        }
    }

    @Test
    void findsNothingByAVeryLongName() {
        refused(service.call("GET", "/api/connections/" + "a".repeat(3000), null), 404, "not-found");
    }

    @Test
    void answersAPathThatIsNone() throws IOException {
        assertThat(raw("GET /api/connections/%%zz HTTP/1.1\r\n%s\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("urn:matchbridge:invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=1&limit=2",
                "after=*",
                "after=AA",
                "after=",
                "after=/w"
            })
    void refusesAPlaceThatIsNone(String query) {
        Reply reply = service.call("GET", "/api/connections?" + query, null);

        refused(reply, 400, "invalid-request");
        assertThat(reply.at("/member")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void refusesAParameterThatIsNoText() {
        refused(service.call("GET", "/api/connections/edges/candidates?q=%00", null), 400, "invalid-request");
    }

    @Test
    void saysNothingOfAnInnerFailureButItsId() {
        service.execute("alter table audit rename to hidden");
        try {
            Reply reply = service.call("GET", "/api/connections/edges/audit", null);

            refused(reply, 500, "internal");
            assertThat(reply.json().fieldNames())
                    .toIterable()
                    .containsExactly("type", "title", "status", "detail", "id");
            assertThat(reply.body()).doesNotContain("audit").doesNotContain("Exception");
        } finally {
            service.execute("alter table hidden rename to audit");
        }
    }

    @Test
    void tellsBrowsersWhatNotToDo() {
        Reply call = service.call("GET", "/api/connections", null);
        assertThat(call.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(call.header("Cache-Control")).isEqualTo("no-store");

        for (String path : new String[] {"/", "/console/console.js", "/console/console.css"}) {
            Reply page = service.callAs(null, "GET", path, null);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void servesAConsoleThatTakesNothingFromElsewhereAndMakesNoHtmlOfWords() {
        for (String path : new String[] {
            "/",
            "/console/console.css",
            "/console/icon.svg",
            "/console/console.js",
            "/console/page.js",
            "/console/cards.js",
            "/console/jobs.js",
            "/console/evidence.js"
        }) {
            Reply file = service.callAs(null, "GET", path, null);

            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.body().replace("http://www.w3.org/2000/svg", ""))
                    .as(path)
                    .doesNotContainPattern(
                            "https?://|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|localStorage| style=| onclick=\"|<style|<script>");
        }
    }

    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.problem()).isEqualTo(code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.at("/title")).isNotEmpty();
        assertThat(reply.at("/detail")).isNotEmpty();
    }

    /** Sends what an HTTP client would not; %s is where the headers of every request go. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            String headers = "Host: x\r\nConnection: close\r\nAuthorization: Bearer " + service.adminToken() + "\r\n";
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.formatted(headers).getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
