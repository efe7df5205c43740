package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The admin path does over HTTP, without a key, what the Java objects do. */
class AdminPathTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(20));
    private final Client client = new Client(sandbox);
    private final String candidate =
            client.results("candidate.list", "{'limit': 1}").get(0).path("id").asText();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void editsHidesAndDeletesCandidates() {
        client.admin("candidate.edit", "{'id': '%s', 'position': 'Baker'}".formatted(candidate));
        assertThat(client.results("candidate.info", "{'id': '%s'}".formatted(candidate))
                        .path("position")
                        .asText())
                .isEqualTo("Baker");

        client.admin("candidate.hide", "{'id': '%s'}".formatted(candidate));
        assertThat(client.all("candidate.list", "{}")).hasSize(19);
        client.admin("candidate.hide", "{'id': '%s', 'hidden': false}".formatted(candidate));
        assertThat(client.all("candidate.list", "{}")).hasSize(20);

        client.admin("candidate.anonymize", "{'id': '%s'}".formatted(candidate));
        assertThat(client.results("candidate.info", "{'id': '%s'}".formatted(candidate))
                        .has("primaryEmailAddress"))
                .isFalse();

        client.admin("candidate.delete", "{'id': '%s'}".formatted(candidate));
        assertThat(client.all("candidate.list", "{}")).hasSize(19);
        assertThat(client.all("application.list", "{}"))
                .noneMatch(application ->
                        application.path("candidate").path("id").asText().equals(candidate));
    }

    @Test
    void addsAndDeletesApplicationsAndNotes() {
        String job =
                client.results("job.list", "{'limit': 1}").get(0).path("id").asText();

        JsonNode application =
                client.admin("application.create", "{'candidateId': '%s', 'jobId': '%s'}".formatted(candidate, job));
        client.admin("candidate.addNote", "{'id': '%s', 'text': 'Called'}".formatted(candidate));

        JsonNode standing = client.admin("candidate.info", "{'id': '%s'}".formatted(candidate));
        assertThat(standing.path("applicationIds")).contains(application.path("id"));
        assertThat(standing.path("notes").findValuesAsText("content")).contains("Called");
        client.admin(
                "application.delete",
                "{'id': '%s'}".formatted(application.path("id").asText()));
        assertThat(client.code(
                        "application.info",
                        "{'applicationId': '%s'}"
                                .formatted(application.path("id").asText())))
                .isEqualTo("application_not_found");
    }

    @Test
    void archivesTagsAndFieldsAndEditsPostings() {
        String tag = client.results("candidateTag.list", "{}").get(0).path("id").asText();
        client.admin("archive", "{'kind': 'tags', 'id': '%s'}".formatted(tag));
        assertThat(client.all("candidateTag.list", "{}").toString()).doesNotContain(tag);

        String posting =
                client.results("jobPosting.list", "{}").get(0).path("id").asText();
        client.admin("posting.edit", "{'id': '%s', 'body': 'We look for a baker.'}".formatted(posting));
        assertThat(client.results("jobPosting.info", "{'jobPostingId': '%s'}".formatted(posting))
                        .path("descriptionParts")
                        .path("descriptionBody")
                        .path("plain")
                        .asText())
                .isEqualTo("We look for a baker.");
    }

    @Test
    void makesChangesAndRevokesKeys() {
        String key = client.admin("key.create", "{'title': 'Second', 'scopes': ['apiKeys:read']}")
                .path("key")
                .asText();
        Client second = new Client(sandbox.url(), key);
        assertThat(second.results("apiKey.info", "{}").path("title").asText()).isEqualTo("Second");
        assertThat(second.post("job.list", "{}").statusCode()).isEqualTo(403);

        client.admin("key.edit", "{'key': '%s', 'scopes': ['jobs:read']}".formatted(key));
        assertThat(second.post("job.list", "{}").statusCode()).isEqualTo(200);
        client.admin("key.revoke", "{'key': '%s'}".formatted(key));
        assertThat(second.post("job.list", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void setsFaultsAndShowsRequests() {
        client.admin("fault.add", "{'endpoint': 'job.list', 'status': 429, 'retryAfter': 1, 'times': 1}");
        assertThat(client.post("job.list", "{}").statusCode()).isEqualTo(429);
        assertThat(client.post("job.list", "{}").statusCode()).isEqualTo(200);

        JsonNode requests = client.admin("requests", "{'endpoint': 'job.list'}");

        assertThat(requests.path("requests").findValuesAsText("status")).containsExactly("429", "200");
        client.admin("requests.clear", "");
        assertThat(client.admin("requests", "{}").path("requests")).isEmpty();
    }

    @Test
    void listsEverythingOfAKind() {
        assertThat(client.admin("list", "{'kind': 'candidates'}")).hasSize(20);
        assertThat(client.admin("list", "{'kind': 'fields'}").size()).isGreaterThan(20);
        assertThat(client.admin("help", "").size()).isGreaterThan(25);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(client.adminAnswer("nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(client.adminAnswer("candidate.edit", "{'position': 'x'}").statusCode())
                .isEqualTo(400);
        assertThat(client.admin("candidate.edit", "{'id': '%s', 'shoeSize': 1}".formatted(candidate))
                        .path("error")
                        .asText())
                .contains("shoeSize");
        assertThat(client.admin("fault.add", "{'endpoint': 'x', 'surprise': 1}")
                        .path("error")
                        .asText())
                .contains("surprise");
        assertThat(client.adminAnswer("list", "{'kind': 'shoes'}").statusCode()).isEqualTo(400);
        assertThat(client.adminAnswer("behaviour", "{'name': 'NONE'}").statusCode())
                .isEqualTo(400);
    }
}
