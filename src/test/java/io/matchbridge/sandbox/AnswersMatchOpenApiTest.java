package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every successful answer of every endpoint is as Ashby's OpenAPI document says. */
class AnswersMatchOpenApiTest {

    private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.standard());
    private static final Client CLIENT = new Client(SANDBOX);
    private static OpenApi openApi;

    private final Set<String> asked = new TreeSet<>();

    @BeforeAll
    static void findDocument() {
        Assumptions.assumeTrue(
                OpenApi.find().isPresent(),
                "Skipped: ashby/openapi.json is not in the folder matchbridge.shared names");
        openApi = OpenApi.find().orElseThrow();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void ofEveryEndpoint() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            reads();
            candidates();
            applications();
            fields();
            webhooks("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        } finally {
            receiver.stop(0);
        }
        assertThat(asked).containsAll(openApi.endpoints());
    }

    @Test
    void theDocumentJudges() {
        ObjectNode answer = (ObjectNode) CLIENT.ask("candidate.list", "{'limit': 1}");
        ((ObjectNode) answer.path("results").get(0)).put("id", "none").remove("emailAddresses");

        assertThat(openApi.wrongWithAnswer("candidate.list", answer)).hasSize(2);
        assertThat(openApi.wrongWithRequest("application.list", Json.object().put("status", "Gone")))
                .hasSize(1);
    }

    private void reads() {
        check("apiKey.info", "{}");
        check("candidate.list", "{}");
        check("candidate.search", "{'name': 'a'}");
        check("candidateTag.list", "{'includeArchived': true}");
        check("application.list", "{'expand': ['openings']}");
        check(
                "job.list",
                "{'status': ['Draft', 'Open', 'Closed', 'Archived'], 'includeUnpublishedJobPostingsIds': true, 'expand': ['location', 'openings']}");
        check("jobPosting.list", "{}");
        check("interviewPlan.list", "{'includeArchived': true}");
        check("archiveReason.list", "{'includeArchived': true}");
        check("user.list", "{'includeDeactivated': true}");
        check("department.list", "{'includeArchived': true}");
        check("location.list", "{}");
        check("location.list", "{'includeArchived': true, 'includeLocationHierarchy': true}", false);
        check("source.list", "{'includeArchived': true}");
        check("customField.list", "{}");
        check("job.info", "{'id': '%s'}".formatted(id("job.list")));
        for (JsonNode posting : CLIENT.results("jobPosting.list", "{}")) {
            check(
                    "jobPosting.info",
                    "{'jobPostingId': '%s', 'expand': ['job']}"
                            .formatted(posting.path("id").asText()));
        }
        check("interviewStage.list", "{'interviewPlanId': '%s'}".formatted(id("interviewPlan.list")));
    }

    private void candidates() {
        for (JsonNode candidate : CLIENT.results("candidate.list", "{'limit': 20}")) {
            check(
                    "candidate.info",
                    "{'id': '%s'}".formatted(candidate.path("id").asText()));
            check(
                    "candidate.listNotes",
                    "{'candidateId': '%s'}".formatted(candidate.path("id").asText()));
        }
        String id = id("candidate.list");
        String tag = id("candidateTag.list");
        check("candidateTag.create", "{'title': 'Match: Strong'}");
        check("candidate.addTag", "{'candidateId': '%s', 'tagId': '%s'}".formatted(id, tag));
        check("candidate.removeTag", "{'candidateId': '%s', 'tagId': '%s'}".formatted(id, tag));
        check(
                "candidate.createNote",
                "{'candidateId': '%s', 'note': {'type': 'text/html', 'value': '<b>80</b>'}, 'sendNotifications': false}"
                        .formatted(id));
        check(
                "candidate.createNote",
                "{'candidateId': '%s', 'note': 'Plain', 'createdAt': '2026-01-01T00:00:00.000Z'}".formatted(id),
                false);
        check(
                "candidate.update",
                "{'candidateId': '%s', 'name': 'Alma Neu', 'githubUrl': 'https://github.example/alma', 'location': {'city': 'Lindenau'}, 'sendNotifications': false}"
                        .formatted(id));
        String handle = CLIENT.results("candidate.info", "{'id': '%s'}".formatted(id))
                .path("resumeFileHandle")
                .path("handle")
                .asText();
        check("file.info", "{'fileHandle': '%s'}".formatted(handle));
    }

    private void applications() {
        for (JsonNode application : CLIENT.results("application.list", "{'limit': 20}")) {
            String one =
                    "{'applicationId': '%s'}".formatted(application.path("id").asText());
            check("application.info", one);
            check("application.listHistory", one);
            check("application.listCriteriaEvaluations", one);
        }
        JsonNode active = CLIENT.results("application.list", "{'limit': 1, 'status': 'Active'}")
                .get(0);
        String id = active.path("id").asText();
        check("application.update", "{'applicationId': '%s', 'sendNotifications': false}".formatted(id));
        String plan =
                active.path("currentInterviewStage").path("interviewPlanId").asText();
        JsonNode stages = CLIENT.results("interviewStage.list", "{'interviewPlanId': '%s'}".formatted(plan));
        String archived = stages.get(7).path("id").asText();
        check(
                "application.changeStage",
                "{'applicationId': '%s', 'interviewStageId': '%s', 'archiveReasonId': '%s'}"
                        .formatted(id, archived, id("archiveReason.list")));
        check(
                "application.info",
                "{'applicationId': '%s', 'expand': ['openings', 'applicationFormSubmissions', 'referrals']}"
                        .formatted(id));
    }

    private void fields() {
        String application = id("application.list");
        check(
                "customField.create",
                "{'fieldType': 'ValueSelect', 'objectType': 'Application', 'title': 'Fit', 'selectableValues': [{'label': 'Yes', 'value': 'y'}]}");
        String score = field("Match score", "Application");
        String band = field("Match band", "Application");
        check(
                "customField.setValue",
                "{'objectId': '%s', 'objectType': 'Application', 'fieldId': '%s', 'fieldValue': 81}"
                        .formatted(application, score));
        check(
                "customField.setValues",
                "{'objectId': '%s', 'objectType': 'Application', 'values': [{'fieldId': '%s', 'fieldValue': 82}, {'fieldId': '%s', 'fieldValue': 'strong'}]}"
                        .formatted(application, score, band));
        check("application.info", "{'applicationId': '%s'}".formatted(application));
    }

    private void webhooks(String url) {
        String id = check(
                        "webhook.create",
                        "{'webhookType': 'applicationUpdate', 'requestUrl': '%s', 'secretToken': 's'}".formatted(url))
                .path("results")
                .path("id")
                .asText();
        check("webhook.update", "{'webhookId': '%s', 'secretToken': 't'}".formatted(id));
        check("webhook.info", "{'webhookId': '%s'}".formatted(id));
        check("webhook.delete", "{'webhookId': '%s'}".formatted(id));
    }

    private JsonNode check(String endpoint, String body) {
        return check(endpoint, body, true);
    }

    /** {@code location.list}'s request schema forbids its own members, so some requests are not looked at. */
    private JsonNode check(String endpoint, String body, boolean alsoRequest) {
        asked.add(endpoint);
        JsonNode answer = CLIENT.ask(endpoint, body);
        assertThat(answer.path("success").asBoolean())
                .as("%s %s: %s", endpoint, body, answer)
                .isTrue();
        assertThat(openApi.wrongWithAnswer(endpoint, answer)).as(endpoint).isEmpty();
        if (alsoRequest) {
            assertThat(openApi.wrongWithRequest(
                            endpoint, Client.json(body.replace('\'', '"').getBytes())))
                    .as(endpoint)
                    .isEmpty();
        }
        return answer;
    }

    private static String id(String list) {
        return CLIENT.results(list, "{}").get(0).path("id").asText();
    }

    private static String field(String title, String objectType) {
        return CLIENT.all("customField.list", "{}").stream()
                .filter(field -> field.path("title").asText().equals(title)
                        && field.path("objectType").asText().equals(objectType))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }
}
