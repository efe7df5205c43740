package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.Unverified;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, cursors and sync tokens. */
class PagingTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(60));
    private final Client client = new Client(sandbox);
    private List<String> ids;

    @BeforeEach
    void listCandidates() {
        ids = ids(client.all("candidate.list", "{}"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candidate.list",
                "application.list",
                "job.list",
                "user.list",
                "customField.list",
                "candidateTag.list"
            })
    void aPassHasEveryRecordOnceOldestFirst(String endpoint) {
        List<JsonNode> pages = client.pages(endpoint, Json.object().put("limit", 7));
        List<JsonNode> records = new ArrayList<>();
        pages.forEach(page -> page.path("results").forEach(records::add));

        assertThat(records).isEqualTo(client.all(endpoint, "{}"));
        assertThat(ids(records)).doesNotHaveDuplicates();
        if (records.get(0).has("createdAt")) {
            assertThat(records.stream()
                            .map(record -> record.path("createdAt").asText())
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void theTokenComesWithTheLastPageOnlyAndIsNeverTheSame() {
        List<JsonNode> pages = client.pages("candidate.list", Json.object().put("limit", 25));
        JsonNode last = pages.get(pages.size() - 1);

        assertThat(pages).hasSize(3);
        assertThat(pages.subList(0, 2)).allMatch(page -> page.has("nextCursor") && !page.has("syncToken"));
        assertThat(last.has("nextCursor")).isFalse();
        assertThat(last.path("syncToken").asText()).isNotEqualTo(token("candidate.list", "{}"));
    }

    @Test
    void keptPagesAreMadeAnewWhenSomethingChanges() {
        try (Sandbox keeping = Sandbox.start(
                SandboxOptions.standard().candidates(60).applyingOnce().keepingPages())) {
            Client reader = new Client(keeping);
            List<JsonNode> pages = reader.pages("candidate.list", Json.object().put("limit", 25));
            assertThat(ids(reader.all("candidate.list", "{\"limit\": 25}"))).isEqualTo(ids);
            assertThat(ids(pages.get(0).path("results"))).isEqualTo(ids.subList(0, 25));
            assertThat(reader.all("application.list", "{}")).hasSize(60);

            keeping.recruiter().editCandidate(ids.get(5), Json.object().put("position", "Head Chef"));
            keeping.recruiter().hideCandidate(ids.get(7), true);

            List<JsonNode> changed = reader.all("candidate.list", "{\"limit\": 25}");
            assertThat(changed).hasSize(59);
            assertThat(changed.get(5).path("position").asText()).isEqualTo("Head Chef");
        }
    }

    @Test
    void anIncrementalPassHasWhatChangedAndNothingElse() {
        String token = token("candidate.list", "{}");
        sandbox.recruiter().editCandidate(ids.get(5), Json.object().put("position", "Head Chef"));
        sandbox.recruiter().deleteCandidate(ids.get(6));
        ObjectNode added = sandbox.recruiter().createCandidate(Json.object().put("name", "Nina Neu"));

        List<JsonNode> changed = client.all("candidate.list", "{'syncToken': '" + token + "'}");

        assertThat(ids(changed)).containsExactly(ids.get(5), added.path("id").asText());
        assertThat(changed.get(0).path("position").asText()).isEqualTo("Head Chef");
        assertThat(client.code("candidate.info", "{'id': '" + ids.get(6) + "'}"))
                .isEqualTo("candidate_not_found");
    }

    @Test
    void ownWritesComeBackAsChanges() {
        String applications = token("application.list", "{}");
        String id = client.results("application.list", "{'limit': 1}")
                .get(0)
                .path("id")
                .asText();

        String before = client.results("application.info", "{'applicationId': '" + id + "'}")
                .path("updatedAt")
                .asText();
        JsonNode same =
                client.results("application.update", "{'applicationId': '" + id + "', 'sendNotifications': false}");

        assertThat(same.path("updatedAt").asText()).isGreaterThan(before);
        assertThat(ids(client.all("application.list", "{'syncToken': '" + applications + "'}")))
                .containsExactly(id);
    }

    @Test
    void aStageChangeDoesNotTouchTheCandidateButAnEditTouchesApplications() {
        String candidates = token("candidate.list", "{}");
        JsonNode application = client.results("application.list", "{'limit': 1, 'status': 'Active'}")
                .get(0);
        String plan = application
                .path("currentInterviewStage")
                .path("interviewPlanId")
                .asText();
        String stage = client.results("interviewStage.list", "{'interviewPlanId': '" + plan + "'}")
                .get(3)
                .path("id")
                .asText();

        sandbox.recruiter().moveStage(application.path("id").asText(), stage, null);
        assertThat(client.all("candidate.list", "{'syncToken': '" + candidates + "'}"))
                .isEmpty();

        String applications = token("application.list", "{}");
        sandbox.recruiter()
                .editCandidate(
                        application.path("candidate").path("id").asText(),
                        Json.object().put("name", "New Name"));
        assertThat(client.all("application.list", "{'syncToken': '" + applications + "'}"))
                .allMatch(touched ->
                        touched.path("candidate").path("name").asText().equals("New Name"))
                .isNotEmpty();
    }

    @Test
    void followUpsMayCarryTheTokenOrNot() {
        String token = token("candidate.list", "{}");
        ids.subList(0, 9)
                .forEach(id ->
                        sandbox.recruiter().editCandidate(id, Json.object().put("school", "Other")));
        String first = "{'limit': 4, 'syncToken': '" + token + "'}";
        String cursor = client.ask("candidate.list", first).path("nextCursor").asText();

        JsonNode with =
                client.ask("candidate.list", "{'limit': 4, 'syncToken': '" + token + "', 'cursor': '" + cursor + "'}");
        JsonNode without = client.ask("candidate.list", "{'limit': 4, 'cursor': '" + cursor + "'}");

        assertThat(ids(with.path("results"))).isEqualTo(ids.subList(4, 8)).isEqualTo(ids(without.path("results")));
    }

    @Test
    void tokensAndCursorsExpireOnDemand() {
        String token = token("candidate.list", "{}");
        String cursor =
                client.ask("candidate.list", "{'limit': 1}").path("nextCursor").asText();

        sandbox.marks().expireTokens("candidate.list");
        sandbox.marks().expireCursors();

        assertThat(client.code("candidate.list", "{'syncToken': '" + token + "'}"))
                .isEqualTo("sync_token_expired");
        assertThat(client.code("candidate.list", "{'cursor': '" + cursor + "'}"))
                .isEqualTo("next_cursor_expired");
        assertThat(client.code("candidate.list", "{'syncToken': '" + token("candidate.list", "{}") + "'}"))
                .isNull();
    }

    @Test
    void aTokenBelongsToEndpointFiltersAndKey() {
        String token = token("candidate.list", "{}");
        String other = sandbox.keys().create("Other", Scopes.ALL, true, true, 0).secret();

        assertThat(client.code("application.list", "{'syncToken': '" + token + "'}"))
                .isEqualTo("sync_token_invalid");
        assertThat(client.code("candidate.list", "{'syncToken': '" + token + "', 'createdAfter': 1}"))
                .isEqualTo("sync_token_invalid");
        assertThat(new Client(sandbox.url(), other).code("candidate.list", "{'syncToken': '" + token + "'}"))
                .isEqualTo("sync_token_invalid");
    }

    @Test
    void aLargeIncrementalPassIsRefusedHalfway() {
        sandbox.behaviour().incrementalPages(2);
        String token = token("candidate.list", "{}");
        ids.subList(0, 9)
                .forEach(id ->
                        sandbox.recruiter().editCandidate(id, Json.object().put("school", "Other")));

        List<JsonNode> pages =
                client.pages("candidate.list", Json.object().put("limit", 4).put("syncToken", token));

        assertThat(pages).hasSize(3);
        assertThat(pages.get(2).path("errorInfo").path("code").asText()).isEqualTo("incremental_sync_too_large");
    }

    @Test
    void anEmptyPassMayEndWithoutAToken() {
        String token = token("candidate.list", "{}");
        assertThat(client.ask("candidate.list", "{'syncToken': '" + token + "'}")
                        .has("syncToken"))
                .isTrue();

        sandbox.behaviour().set(Unverified.EMPTY_PASS_WITHOUT_TOKEN, true);

        assertThat(client.ask("candidate.list", "{'syncToken': '" + token + "'}")
                        .has("syncToken"))
                .isFalse();
    }

    /** A mirror that reads passes of any page size, while recruiters work between its pages, loses nothing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostWhileOthersWork(long seed) {
        Random dice = new Random(seed);
        Map<String, JsonNode> mirror = new HashMap<>();
        String token = null;
        for (int pass = 0; pass < 6; pass++) {
            ObjectNode request = Json.object().put("limit", 1 + dice.nextInt(20));
            if (token != null) {
                request.put("syncToken", token);
            }
            JsonNode page;
            do {
                page = client.ask("candidate.list", request.toString());
                page.path("results")
                        .forEach(record -> mirror.put(record.path("id").asText(), record));
                request.put("cursor", page.path("nextCursor").asText());
                String anyone = ids.get(dice.nextInt(ids.size()));
                sandbox.recruiter().editCandidate(anyone, Json.object().put("company", "Firm " + dice.nextInt()));
            } while (page.path("moreDataAvailable").asBoolean());
            token = page.path("syncToken").asText();
        }
        client.all("candidate.list", "{'syncToken': '" + token + "'}")
                .forEach(record -> mirror.put(record.path("id").asText(), record));

        Set<JsonNode> now = new HashSet<>(client.all("candidate.list", "{}"));
        assertThat(new HashSet<>(mirror.values())).isEqualTo(now);
    }

    private String token(String endpoint, String body) {
        List<JsonNode> pages = client.pages(endpoint, (ObjectNode) Client.json(body.getBytes()));
        return pages.get(pages.size() - 1).path("syncToken").asText();
    }

    private static List<String> ids(Iterable<JsonNode> records) {
        List<String> ids = new ArrayList<>();
        records.forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }
}
