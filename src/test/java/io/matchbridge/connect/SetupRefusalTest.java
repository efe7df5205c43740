package io.matchbridge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.sandbox.http.Spoil;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.SandboxedService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupRefusalTest {

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(3).withoutFiles()).withoutScores();

    private boolean connected;

    @AfterEach
    void nothingIsStoredOfARefusal() {
        if (!connected) {
            assertThat(app.service().column("select tenant from connection where tenant = 'acme'"))
                    .isEmpty();
            assertThat(app.service().column("select tenant from sync where tenant = 'acme'"))
                    .isEmpty();
            assertThat(app.get("/connections/acme").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "integration", "adminEmail", "apiKey"})
    void aMemberIsMissing(String member) {
        ObjectNode setup = setup();
        setup.remove(member);

        isInvalid(app.post("/connections", setup.toString()), member);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenant | Acme",
                "tenant | -acme",
                "tenant | a/../b",
                "tenant | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "integration | greenhouse",
                "adminEmail | ann",
                "adminEmail | ann@acme@example.com",
                "apiKey | two words",
                "apiKey | ''",
                "interval | 7h",
                "interval | ''"
            })
    void aMemberIsMalformed(String member, String value) {
        isInvalid(app.post("/connections", setup().put(member, value).toString()), member);
    }

    @Test
    void aMemberIsUnknown() {
        isInvalid(app.post("/connections", setup().put("password", "secret").toString()), "password");
    }

    @Test
    void aMemberIsOfTheWrongType() {
        isInvalid(app.post("/connections", setup().put("tenant", true).toString()), "tenant");
        isInvalid(app.post("/connections", setup().put("apiKey", 7).toString()), "apiKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "\"text\""})
    void theBodyIsNoJsonObject(String body) {
        Reply reply = app.post("/connections", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("invalid-request");
    }

    @Test
    void theKeyIsUnknownToAshby() {
        isRefused(app.setUp("acme", "nobodysKey0123456789"), 422, "key-rejected");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void ashbyRefusesTheKeyEverywhere(int status) {
        app.sandbox().faults().add(Fault.on("*").times(0).status(status));

        isRefused(app.setUp("acme"), 422, "key-rejected");
    }

    @Test
    void ashbyRefusesTheKeyAtItsFirstCall() {
        app.sandbox().faults().add(Fault.on("apiKey.info").status(401));

        isRefused(app.setUp("acme"), 422, "key-rejected");
    }

    @Test
    void aForbiddenFirstCallAloneIsNoRejection() {
        connected = true;
        app.sandbox().faults().add(Fault.on("apiKey.info").times(0).status(403));

        assertThat(app.setUp("forbidden").status()).isEqualTo(201);
        app.finished("forbidden");
        assertThat(app.card("forbidden").path("status").asText()).isEqualTo("active");
    }

    @Test
    void aKeyThatMayNotTellItsScopesConnectsWhenAllElseWorks() {
        connected = true;

        assertThat(app.connect("untold", keyWithout(Scopes.KEYS_READ)).path("outcome"))
                .hasToString("\"done\"");
        assertThat(app.card("untold").at("/permissions/0/granted").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        Scopes.CANDIDATES_READ + ", Candidates, 4",
        Scopes.JOBS_READ + ", Jobs, 1",
        Scopes.INTERVIEWS_READ + ", Stages, 1",
        Scopes.PROCESS_READ + ", Tags, 1",
        Scopes.ORGANIZATION_READ + ", Users, 2"
    })
    void aReadGrantIsMissing(String scope, String permission, int permissions) {
        Reply reply = app.setUp("acme", keyWithout(scope));

        isRefused(reply, 422, "permission-missing");
        assertThat(reply.json().path("missing")).hasSize(permissions);
        assertThat(reply.at("/missing/0/permission")).isEqualTo(permission);
        assertThat(reply.at("/missing/0/module")).isNotBlank();
        assertThat(reply.at("/missing/0/consequence")).isNotBlank();
    }

    @Test
    void aReadGrantIsMissingToAKeyThatMayNotTell() {
        Reply reply = app.setUp("acme", keyWithout(Scopes.KEYS_READ, Scopes.JOBS_READ, Scopes.INTERVIEWS_READ));

        isRefused(reply, 422, "permission-missing");
        assertThat(reply.json().path("missing").findValuesAsText("permission")).containsExactly("Jobs", "Stages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'success': false, 'errors': [{'message': 'You lack the permission jobsRead', 'parameter': 'x'}]}",
                "{'message': 'You lack the permission jobsRead'}",
                "You lack the permission jobsRead"
            })
    void aReadGrantIsMissingInWordsAlone(String body) {
        app.sandbox().faults().add(Fault.on("job.list").times(0).status(403).body(body.replace('\'', '"')));

        Reply reply = app.setUp("acme", keyWithout(Scopes.KEYS_READ));

        isRefused(reply, 422, "permission-missing");
        assertThat(reply.json().path("missing").findValuesAsText("permission")).containsExactly("Jobs");
    }

    @Test
    void scopesInTheOtherSpellingAreUnderstood() {
        connected = true;
        app.sandbox().faults().add(Fault.on("apiKey.info").body("""
                {"success": true, "results": {"title": "A key", "createdAt": "2026-01-01T00:00:00.000Z", "scopes":
                ["candidatesRead", "jobsRead", "interviewsRead", "hiringProcessMetadataRead", "organizationRead"]}}"""));

        assertThat(app.setUp("spelling").status()).isEqualTo(201);
        assertThat(app.requests("interviewPlan.list").stream()
                        .filter(request -> request.body().path("limit").asInt() == 1))
                .as("probes of what the scopes tell")
                .isEmpty();
        app.finished("spelling");
    }

    @Test
    void theAddressIsNobodys() {
        isRefused(
                app.post(
                        "/connections",
                        setup().put("adminEmail", "eve@acme.example").toString()),
                422,
                "not-an-admin");
    }

    @Test
    void theAdministratorIsDisabled() {
        app.sandbox().recruiter().editUser(adminId(), json("isEnabled", false));
        try {
            isRefused(app.setUp("acme"), 422, "not-an-admin");
        } finally {
            app.sandbox().recruiter().editUser(adminId(), json("isEnabled", true));
        }
    }

    @Test
    void theUserHasAnotherRole() {
        ObjectNode role = app.setup("x", "x").removeAll().put("globalRole", "Elevated Access");
        app.sandbox().recruiter().editUser(adminId(), role);
        try {
            isRefused(app.setUp("acme"), 422, "not-an-admin");
        } finally {
            app.sandbox().recruiter().editUser(adminId(), role.put("globalRole", "Organization Admin"));
        }
    }

    @Test
    void anUnreadableUsersListIsAWarningOnTheCard() {
        connected = true;
        app.sandbox().faults().add(Fault.on("user.list").spoil(Spoil.NO_RESULTS));

        app.connect("unread");

        assertThat(app.card("unread").path("warnings").findValuesAsText("code")).contains("admin-not-verified");
    }

    @Test
    void theKeyIsRefusedBeforeItsGrantsAndTheseBeforeTheAdministrator() {
        ObjectNode nobody = setup().put("adminEmail", "eve@acme.example");

        isRefused(app.post("/connections", nobody.put("apiKey", "wrong").toString()), 422, "key-rejected");
        isRefused(
                app.post(
                        "/connections",
                        nobody.put("apiKey", keyWithout(Scopes.JOBS_READ)).toString()),
                422,
                "permission-missing");
        isRefused(
                app.post(
                        "/connections",
                        nobody.put("apiKey", app.sandbox().apiKey()).toString()),
                422,
                "not-an-admin");
    }

    @Test
    void ashbyIsIllEvenAfterRetries() {
        app.sandbox().faults().add(Fault.on("apiKey.info").times(0).status(503));

        isRefused(app.setUp("acme"), 502, "ashby-unavailable");
        assertThat(app.requests("apiKey.info")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404})
    void somethingElseThanAshbyAnswers(int status) {
        app.sandbox().faults().add(Fault.on("*").times(0).status(status).body("<html>Welcome</html>"));

        isRefused(app.setUp("acme"), 502, "ashby-unavailable");
    }

    @Test
    void ashbyDropsTheLine() {
        app.sandbox().faults().add(Fault.on("candidateTag.list").times(0).losingReply());

        isRefused(app.setUp("acme", keyWithout(Scopes.KEYS_READ)), 502, "ashby-unavailable");
    }

    @Test
    void aShortIllnessIsNoRefusal() {
        connected = true;
        app.sandbox().faults().add(Fault.on("apiKey.info").status(500));

        assertThat(app.setUp("patient").status()).isEqualTo(201);
        app.finished("patient");
    }

    @Test
    void aLiveConnectionIsNotReplaced() {
        connected = true;
        app.connect("live");
        String before = app.service()
                .column("select cast(connection as text) from connection where tenant = 'live'")
                .get(0);

        isRefused(app.setUp("live"), 409, "already-connected");
        assertThat(app.service().column("select cast(connection as text) from connection where tenant = 'live'"))
                .containsExactly(before);
    }

    private static ObjectNode setup() {
        return app.setup("acme", app.sandbox().apiKey());
    }

    private static void isInvalid(Reply reply, String member) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("invalid-request");
        assertThat(reply.at("/member")).isEqualTo(member);
        assertThat(app.sandbox().log().requests()).isEmpty();
    }

    private static void isRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static String keyWithout(String... missing) {
        List<String> scopes = new ArrayList<>(Scopes.ALL);
        scopes.removeAll(List.of(missing));
        ApiKey key = app.sandbox().keys().create("Less", scopes, true, true, 0);
        return key.secret();
    }

    private static String adminId() {
        return app.sandbox().standing().all("users").stream()
                .filter(user -> user.path("email").asText().equals(app.sandbox().adminEmail()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static ObjectNode json(String member, boolean value) {
        return app.setup("x", "x").removeAll().put(member, value);
    }
}
