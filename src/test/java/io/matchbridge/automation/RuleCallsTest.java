package io.matchbridge.automation;

import static io.matchbridge.automation.ConnectedService.ACME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.matchbridge.testing.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules by REST, and what goes wrong on the way of their actions. */
@ResourceLock("ConnectedService")
class RuleCallsTest {

    private static final String RULE = """
            {"name": "Look", "on": "scored", "if": "score > 1000", "then": [{"addNote": "Have a look"}], "mode": "automatic",
             "maxPerRun": 25, "enabled": true}""";

    @RegisterExtension
    static final ConnectedService acme = new ConnectedService();

    @AfterEach
    void noRules() {
        acme.forgetRules();
    }

    @Test
    void makesShowsChangesAndDeletesARule() throws JsonProcessingException {
        Reply made = acme.service.call("POST", ACME + "/rules", RULE);
        String path = made.header("Location");
        ObjectNode rule = (ObjectNode) acme.service.call("GET", path, null).json();
        rule.put("name", "Look twice").put("enabled", false);
        Reply changed = acme.service.call("PUT", path, rule.toString());

        assertThat(made.status()).isEqualTo(201);
        assertThat(path).isEqualTo(ACME + "/rules/" + made.at("/id"));
        assertThat(made.json().get("then"))
                .isEqualTo(Automation.JSON.readTree(RULE).get("then"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/name")).isEqualTo("Look twice");
        assertThat(changed.at("/enabled")).isEqualTo("false");
        assertThat(acme.get("/rules").items("id")).containsExactly(made.at("/id"));
        assertThat(acme.service.call("DELETE", path, null).status()).isEqualTo(204);
        assertThat(acme.service.call("GET", path, null).status()).isEqualTo(404);
        assertThat(acme.service.call("DELETE", path, null).status()).isEqualTo(404);
        assertThat(acme.service.call("PUT", path, RULE).status()).isEqualTo(404);
        assertThat(acme.column(
                        "select action from audit where actor = 'administrator' and object like 'rule %' order by id"))
                .containsExactly("create", "change", "delete");
    }

    @Test
    void knowsNoTenantThatIsNotThere() {
        assertThat(acme.service
                        .call("GET", "/api/connections/nobody/rules", null)
                        .status())
                .isEqualTo(404);
        assertThat(acme.service
                        .call("POST", "/api/connections/nobody/rules", RULE)
                        .status())
                .isEqualTo(404);
        assertThat(acme.service
                        .call("GET", "/api/connections/nobody/approvals", null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "bogus | 1 | bogus",
                "name | null | name",
                "on | \"hired\" | on",
                "mode | \"fast\" | mode",
                "maxPerRun | 0 | maxPerRun",
                "maxPerRun | \"5\" | maxPerRun",
                "if | \"\" | if",
                "then | [] | then",
                "then | [{}] | then[0]",
                "then | [{\"addNote\": \"a\", \"addTag\": \"b\"}] | then[0]",
                "then | [{\"addNote\": \"a\", \"x\": 1}] | then[0].x",
                "then | [{\"setField\": {\"objectType\": \"Job\", \"fieldId\": \"f\", \"value\": 1}}] | then[0].setField.objectType",
                "then | [{\"archive\": {}}] | then[0].archive.archiveReasonId",
                "id | 3 | id"
            })
    void namesTheMemberThatIsMalformed(String member, String value, String named) throws JsonProcessingException {
        Reply refused = acme.service.call("POST", ACME + "/rules", with(member, value));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.at("/member")).isEqualTo(named);
        assertThat(acme.get("/rules").items("id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "if | \"score >\" | if",
                "if | \"salary > 3\" | if",
                "if | \"score\" | if",
                "jobId | \"nothing\" | jobId",
                "then | [{\"moveToStage\": \"nothing\"}] | then[0].moveToStage",
                "then | [{\"addTag\": \"No such tag\"}] | then[0].addTag",
                "then | [{\"archive\": {\"archiveReasonId\": \"nothing\"}}] | then[0].archive.archiveReasonId",
                "then | [{\"setField\": {\"objectType\": \"Candidate\", \"fieldId\": \"nothing\", \"value\": 1}}] | then[0].setField.fieldId",
                "then | [{\"addNote\": \"a\"}, {\"notify\": \"http://hooks.acme.example/\"}] | then[1].notify",
                "then | [{\"notify\": \"https://10.0.0.1/\"}] | then[0].notify"
            })
    void namesWhatTheTenantDoesNotHave(String member, String value, String named) throws JsonProcessingException {
        Reply refused = acme.service.call("POST", ACME + "/rules", with(member, value));

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("rule-invalid");
        assertThat(refused.at("/member")).isEqualTo(named);
        assertThat(acme.get("/rules").items("id")).isEmpty();
    }

    @Test
    void rejectsNobodyByItselfUnlessToldTo() throws JsonProcessingException {
        String reason = acme.one("select id from archive_reason where is_archived is not true limit 1");
        String rule = with("then", "[{\"archive\": {\"archiveReasonId\": \"" + reason + "\"}}]");
        ObjectNode accepted = (ObjectNode) Automation.JSON.readTree(rule);

        Reply refused = acme.service.call("POST", ACME + "/rules", rule);
        Reply made = acme.service.call(
                "POST",
                ACME + "/rules",
                accepted.put("acceptAutomaticRejection", true).toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("rule-invalid");
        assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void postsASignedMessageUntilItIsTaken() throws Exception {
        List<String[]> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = receiver(received);
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            String application = acme.one("select id from application where status = 'Active' order by id limit 1");
            ObjectNode rule = (ObjectNode) Automation.JSON.readTree(with("then", "[{\"notify\": \"" + url + "\"}]"));
            acme.rule(rule.put("if", "application.id == '" + application + "'").toString());

            await().untilAsserted(() ->
                    assertThat(acme.column("select reason from notification")).containsExactly("answered with 503"));
            acme.service.execute("update notification set due_at = now()");
            await().untilAsserted(() ->
                    assertThat(acme.column("select state from notification")).containsExactly("sent"));

            String secret = acme.post("/notify-secret").at("/secret");
            assertThat(received).hasSize(2);
            for (String[] message : received) {
                assertThat(message[0]).isEqualTo("sha256=" + hmac(secret, message[2]));
                assertThat(message[1]).isEqualTo(acme.one("select id from notification"));
            }
            JsonNode body = Automation.JSON.readTree(received.get(0)[2]);
            assertThat(body.at("/applicationId").asText()).isEqualTo(application);
            assertThat(body.at("/rule/name").asText()).isEqualTo("Look");
            assertThat(body.at("/score").asText())
                    .isEqualTo(acme.one("select score from score where application_id = '" + application + "'"));
            assertThat(received.get(0)[2])
                    .doesNotContain(acme.one(
                            "select c.name from candidate c join application a on a.candidate_id = c.id where a.id = '"
                                    + application + "'"));
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void losesNothingAndDoublesNothingWhenKeepingFails() throws JsonProcessingException {
        acme.service.execute("""
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
                create trigger refuse before insert on rule_act for each row execute function refuse();""");
        acme.rule(with("if", "\"true\""));
        await().untilAsserted(() -> assertThat(acme.column("select 1 from rule_event where due_at <= now()"))
                .isEmpty());
        assertThat(acme.column("select 1 from push_back")).isEmpty();
        acme.service.execute("drop trigger refuse on rule_act; drop function refuse");
        acme.service.execute("update rule_event set due_at = now()");

        IntStream.range(0, 4)
                .parallel()
                .forEach(node ->
                        acme.service.camel().createProducerTemplate().sendBody("direct:automation-round", null));
        acme.awaitRules();

        assertThat(acme.column("select application_id from push_back"))
                .doesNotHaveDuplicates()
                .hasSize(25);
    }

    private static String with(String member, String value) throws JsonProcessingException {
        ObjectNode rule = (ObjectNode) Automation.JSON.readTree(RULE);
        rule.set(member, Automation.JSON.readTree(value));
        return rule.toString();
    }

    /** Answers 503 to the first message and 200 to the rest. */
    private static HttpServer receiver(List<String[]> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(new String[] {
                exchange.getRequestHeaders().getFirst("Matchbridge-Signature"),
                exchange.getRequestHeaders().getFirst("Matchbridge-Delivery"),
                body
            });
            exchange.sendResponseHeaders(received.size() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String hmac(String secret, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }
}
