package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Scopes;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Ashby refuses, the sandbox refuses. */
class RequestsAreCheckedTest {

    private static final Sandbox SANDBOX =
            Sandbox.start(SandboxOptions.standard().candidates(30));
    private static final Client CLIENT = new Client(SANDBOX);
    private static final String SOME_ID = "0b5a9fd4-6f0f-4f5c-8b8e-2d1f3e4a5b6c";

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            candidate.list          | {'limit': 101}                                | invalid_input
            candidate.list          | {'limit': 0}                                  | invalid_input
            candidate.list          | {'limit': '10'}                               | invalid_input
            candidate.list          | {'createdAfter': '2026-01-01T00:00:00.000Z'}  | invalid_input
            candidate.list          | {'surprise': 1}                               | invalid_input
            candidate.list          | {'syncToken': 'made-up'}                      | sync_token_invalid
            candidate.list          | {'cursor': 'made-up'}                         | invalid_next_cursor
            candidate.list          | []                                            | invalid_input
            candidate.info          | {'candidateId': 'ID'}                         | invalid_input
            candidate.info          | {}                                            | invalid_input
            candidate.info          | {'id': 'c1'}                                  | invalid_input
            candidate.info          | {'id': '00000000-0000-0000-0000-000000000001'}| invalid_input
            candidate.info          | {'id': 'ID'}                                  | candidate_not_found
            candidate.search        | {}                                            | invalid_input
            candidate.createNote    | {'candidateId': 'ID'}                         | invalid_input
            candidate.createNote    | {'candidateId': 'ID', 'note': 5}              | invalid_input
            candidate.createNote    | {'candidateId': 'ID', 'note': {'type': 'text/markdown', 'value': 'x'}} | invalid_input
            candidate.createNote    | {'candidateId': 'ID', 'note': 'x'}            | candidate_not_found
            candidate.addTag        | {'candidateId': 'ID'}                         | invalid_input
            candidate.update        | {'candidateId': 'ID', 'customFields': []}     | invalid_input
            candidateTag.create     | {'title': ''}                                 | invalid_input
            application.list        | {'status': ['Active']}                        | invalid_input
            application.list        | {'status': 'active'}                          | invalid_input
            application.info        | {}                                            | invalid_input
            application.info        | {'applicationId': 'ID'}                       | application_not_found
            application.update      | {'applicationId': 'ID', 'status': 'Hired'}    | invalid_input
            application.changeStage | {'applicationId': 'ID', 'interviewStageId': 'ID'} | application_not_found
            job.list                | {'status': 'Open'}                            | invalid_input
            job.info                | {'jobId': 'ID'}                               | invalid_input
            job.info                | {'id': 'ID'}                                  | job_not_found
            jobPosting.info         | {'jobPostingId': 'ID'}                        | job_posting_not_found
            interviewStage.list     | {}                                            | invalid_input
            interviewStage.list     | {'interviewPlanId': 'ID'}                     | interview_plan_not_found
            user.list               | {'includeArchived': true}                     | invalid_input
            customField.create      | {'fieldType': 'ValueSelect', 'objectType': 'Candidate', 'title': 'x'} | invalid_input
            customField.create      | {'fieldType': 'Number', 'objectType': 'Opening', 'title': 'x'} | invalid_input
            customField.setValues   | {'objectId': 'ID', 'objectType': 'Candidate', 'values': []} | invalid_input
            file.info               | {'fileHandle': 'x'}                           | file_not_found
            webhook.create          | {'webhookType': 'applicationUpdate', 'requestUrl': 'http://127.0.0.1:9/'} | invalid_input
            webhook.delete          | {'webhookId': 'ID'}                           | webhook_not_found
            """)
    void isRefusedWithHttp200(String endpoint, String body, String code) {
        JsonNode answer = CLIENT.ask(endpoint, body.replace("'ID'", "'" + SOME_ID + "'"));

        assertThat(answer.path("success").asBoolean(true)).isFalse();
        assertThat(answer.path("errorInfo").path("code").asText()).isEqualTo(code);
        assertThat(answer.path("errors").path(0).asText()).isEqualTo(code);
    }

    @Test
    void aLimitIsTakenByListsThatComeWhole() {
        assertThat(CLIENT.ask("jobPosting.list", "{'limit': 100}")
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(CLIENT.ask("jobPosting.list", "{}").has("moreDataAvailable")).isFalse();
        assertThat(CLIENT.ask("source.list", "{}").path("moreDataAvailable").asBoolean(true))
                .isFalse();
    }

    @Test
    void aRequestWithoutContentTypeIsRefused() {
        HttpResponse<byte[]> answer = Client.send(CLIENT.request("candidate.list")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer.body()).path("errorInfo").path("code").asText())
                .isEqualTo("invalid_input");
    }

    @Test
    void malformedJsonIsABadRequest() {
        assertThat(CLIENT.post("candidate.list", "{\"limit\":").statusCode()).isEqualTo(400);
        assertThat(CLIENT.post("candidate.list", "{} {}").statusCode()).isEqualTo(400);
        assertThat(CLIENT.post("nothing.here", "{}").statusCode()).isEqualTo(404);
        assertThat(CLIENT.post("candidate.list?limit=1", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownVersionIsRefused() {
        HttpResponse<byte[]> answer = Client.send(CLIENT.request("apiKey.info")
                .header("Content-Type", "application/json")
                .header("Ashby-Version", "2020-01-01")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(Client.json(answer.body()).path("success").asBoolean(true)).isFalse();
    }

    @Test
    void everyAnswerCarriesRequestIdAndVersion() {
        HttpResponse<byte[]> good = CLIENT.post("apiKey.info", "{}");
        HttpResponse<byte[]> bad = CLIENT.post("candidate.list", "{\"limit\":1000}");

        assertThat(good.headers().firstValue("x-ashby-request-id"))
                .get()
                .asString()
                .matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(bad.headers().firstValue("x-ashby-request-id"))
                .contains(Client.json(bad.body())
                        .path("errorInfo")
                        .path("requestId")
                        .asText());
        assertThat(good.headers().firstValue("Ashby-Version")).contains("2026-01-01");
    }

    @Test
    void withoutAKeyIs401AndWithAWrongOne403() {
        HttpResponse<byte[]> without = new Client(SANDBOX.url(), null).post("apiKey.info", "{}");
        HttpResponse<byte[]> wrong = new Client(SANDBOX.url(), "wrong").post("apiKey.info", "{}");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(Client.json(wrong.body()).path("errorInfo").path("code").isMissingNode())
                .isTrue();
    }

    @Test
    void aMissingScopeIs403WithItsCode() {
        ApiKey key = SANDBOX.keys().create("Few", List.of(Scopes.JOBS_READ), true, true, 0);
        Client few = new Client(SANDBOX.url(), key.secret());

        HttpResponse<byte[]> refused = few.post("candidate.list", "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Client.json(refused.body()).path("errorInfo").path("code").asText())
                .isEqualTo("missing_endpoint_permission");
        assertThat(Client.json(refused.body())
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asText())
                .isNotEmpty();
        assertThat(few.ask("job.list", "{}").path("success").asBoolean()).isTrue();
    }

    @Test
    void aRevokedKeyIs403() {
        ApiKey key = SANDBOX.keys().create("Short-lived", Scopes.ALL, true, true, 0);
        Client client = new Client(SANDBOX.url(), key.secret());
        assertThat(client.post("apiKey.info", "{}").statusCode()).isEqualTo(200);

        SANDBOX.keys().revoke(key.secret());

        assertThat(client.post("apiKey.info", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void aKeyAboveItsCeilingIs429() {
        ApiKey key = SANDBOX.keys().create("Slow", Scopes.ALL, true, true, 2);
        Client client = new Client(SANDBOX.url(), key.secret());
        client.post("apiKey.info", "{}");
        client.post("apiKey.info", "{}");

        HttpResponse<byte[]> third = client.post("apiKey.info", "{}");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("X-RateLimit-Scope")).isEmpty();
        assertThat(Client.json(third.body()).path("errorInfo").path("code").asText())
                .isEqualTo("rate_limit_exceeded");
    }

    @Test
    void aKeyWithoutTogglesSeesNothingConfidentialOrPrivate() {
        ApiKey key = SANDBOX.keys().create("Plain", Scopes.ALL, false, false, 0);
        Client plain = new Client(SANDBOX.url(), key.secret());

        assertThat(CLIENT.all("job.list", "{}"))
                .anyMatch(job -> job.path("confidential").asBoolean());
        assertThat(plain.all("job.list", "{}"))
                .noneMatch(job -> job.path("confidential").asBoolean());
        assertThat(plain.all("customField.list", "{'includeArchived': true}"))
                .noneMatch(field -> field.path("isPrivate").asBoolean());
        String someone = CLIENT.results("candidate.list", "{'limit': 1}")
                .get(0)
                .path("id")
                .asText();
        assertThat(plain.code(
                        "candidate.createNote",
                        "{'candidateId': '%s', 'note': 'x', 'isPrivate': true}".formatted(someone)))
                .isEqualTo("invalid_input");
    }
}
