package io.matchbridge.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant that has left: what was read of it is still there. */
@ResourceLock("RunningService.shared")
class RecordsTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    private static final String ACME = "/api/connections/acme";

    @BeforeAll
    static void somethingWasSynced() throws Exception {
        SyncedTenant.in(service);
    }

    @Test
    void listsJobsWithHowTheyStand() {
        JsonNode jobs = get(ACME + "/jobs").json();

        assertThat(jobs.findValuesAsText("title")).contains("Accountant", "Backend Engineer");
        JsonNode job = jobs.at("/items/1");
        assertThat(job.get("id").asText()).isEqualTo("j1");
        assertThat(job.get("department").asText()).isEqualTo("Engineering");
        assertThat(job.get("location").asText()).isEqualTo("Berlin");
        assertThat(job.get("applications").asInt()).isEqualTo(3);
        assertThat(job.at("/byStage/0/stage/title").asText()).isEqualTo("Application Review");
        assertThat(job.at("/byStage").size()).isEqualTo(3);
        assertThat(job.at("/scores/average").asDouble()).isEqualTo(73.0);
        assertThat(job.at("/scores/histogram").toString()).isEqualTo("[0,0,0,0,0,1,0,0,0,1]");
        assertThat(jobs.at("/items/0/scores/average").isNull()).isTrue();
        assertThat(get(ACME + "/jobs/j1").json()).isEqualTo(job);
        assertThat(get(ACME + "/jobs/j3").status()).isEqualTo(404);
    }

    @Test
    void listsApplicationsBestFirst() {
        Reply reply = get(ACME + "/jobs/j1/applications");

        assertThat(reply.items("id")).containsExactly("a2", "a1", "a3");
        JsonNode second = reply.json().at("/items/1");
        assertThat(second.get("candidate").toString()).isEqualTo("{\"id\":\"c1\",\"name\":\"Ann Archer\"}");
        assertThat(second.get("stage").toString())
                .isEqualTo("{\"id\":\"s1\",\"title\":\"Application Review\",\"type\":\"PreInterviewScreen\"}");
        assertThat(second.get("reasons").toString()).isEqualTo("[\"Knows Java.\"]");
        assertThat(second.get("scoredAt").asText()).isEqualTo("2026-02-01T00:00:00.000Z");
        assertThat(reply.at("/items/2/stage/title")).isEqualTo("Rejected");
        assertThat(reply.json().at("/items/2/score").isNull()).isTrue();
    }

    @Test
    void sortsAndChoosesApplications() {
        assertThat(applications("sort=score")).containsExactly("a1", "a2", "a3");
        assertThat(applications("sort=name")).containsExactly("a1", "a2", "a3");
        assertThat(applications("sort=-name")).containsExactly("a3", "a2", "a1");
        assertThat(applications("sort=-createdAt")).containsExactly("a2", "a3", "a1");
        assertThat(applications("sort=stage")).containsExactly("a1", "a2", "a3");
        assertThat(applications("stage=s2")).containsExactly("a2");
        assertThat(applications("stage=application%20review")).containsExactly("a1");
        assertThat(applications("status=Archived")).containsExactly("a3");
        assertThat(applications("minScore=56")).containsExactly("a2");
        assertThat(applications("minScore=0")).containsExactly("a2", "a1");
        assertThat(applications("sort=-score&stage=&status=&minScore=")).containsExactly("a2", "a1", "a3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-score", "score", "name", "-name", "createdAt", "stage", "-scoredAt"})
    void turnsPagesOfAnySort(String sort) {
        List<String> atOnce = applications("sort=" + sort);

        List<String> pageByPage = new ArrayList<>();
        String after = "";
        do {
            Reply page = get(ACME + "/jobs/j1/applications?limit=1&sort=" + sort + after);
            pageByPage.addAll(page.items("id"));
            after = page.json().get("next").isNull() ? null : "&after=" + page.at("/next");
        } while (after != null);

        assertThat(pageByPage).isEqualTo(atOnce).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=salary",
                "sort=",
                "minScore=101",
                "minScore=-1",
                "minScore=x",
                "limit=0",
                "limit=501",
                "limit=1e2",
                "after=%20",
                "after=!",
                "after=AA",
                "sort=score&sort=name"
            })
    void refusesWhatCannotBeUsed(String query) {
        Reply reply = get(ACME + "/jobs/j1/applications?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("invalid-request");
        assertThat(reply.at("/member")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void showsOneApplicationWithItsEvidenceAndWrites() {
        JsonNode application = get(ACME + "/applications/a1").json();

        assertThat(application.get("score").asInt()).isEqualTo(55);
        assertThat(application.at("/job/title").asText()).isEqualTo("Backend Engineer");
        assertThat(application.at("/matchedSkills/0/quote").asText()).isEqualTo("ten years of Java");
        assertThat(application.at("/pushBacks/0/kind").asText()).isEqualTo("tag");
        assertThat(application.at("/pushBacks/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "objectType",
                        "objectId",
                        "candidateId",
                        "applicationId",
                        "syncId",
                        "state",
                        "attempts",
                        "createdAt",
                        "sentAt",
                        "ashbyRequestId",
                        "reason");
        assertThat(get(ACME + "/applications/a3").json().get("score").isNull()).isTrue();
        assertThat(get(ACME + "/applications/a5").status()).isEqualTo(404);
    }

    @Test
    void givesTheEvidenceOfAScore() {
        Reply reply = get(ACME + "/applications/a1/score");

        assertThat(reply.json().fieldNames())
                .toIterable()
                .contains(
                        "score",
                        "band",
                        "reasons",
                        "factors",
                        "matchedSkills",
                        "missingSkills",
                        "scorer",
                        "weightsVersion",
                        "inputsHash",
                        "scoredAt",
                        "previous",
                        "changes",
                        "secondReading",
                        "criteria");
        assertThat(reply.json().get("previous").toString())
                .isEqualTo("{\"score\":40,\"scoredAt\":\"2026-01-05T00:00:00.000Z\"}");
        assertThat(reply.json().get("scorer").toString()).isEqualTo("{\"name\":\"match\",\"version\":\"2\"}");
        assertThat(get(ACME + "/applications/a2/score").json().get("previous").isNull())
                .isTrue();
        assertThat(get(ACME + "/applications/a3/score").status()).isEqualTo(404);
    }

    @Test
    void findsCandidates() {
        assertThat(get(ACME + "/candidates").items("id")).containsExactly("c1", "c2", "c3");
        assertThat(get(ACME + "/candidates?q=INITECH").items("id")).containsExactly("c1");
        assertThat(get(ACME + "/candidates?q=100%25").items("id")).containsExactly("c3");
        assertThat(get(ACME + "/candidates?q=nobody").items("id")).isEmpty();
        Reply first = get(ACME + "/candidates?limit=2");
        assertThat(get(ACME + "/candidates?limit=2&after=" + first.at("/next")).items("id"))
                .containsExactly("c3");
    }

    @Test
    void turnsPagesOfNamesThatHoldLineBreaks() {
        service.execute("update candidate set name = name || E'\\t\\n' where tenant = 'acme'");
        try {
            Reply first = get(ACME + "/candidates?limit=1");
            assertThat(get(ACME + "/candidates?limit=1&after=" + first.at("/next"))
                            .items("id"))
                    .containsExactly("c2");
        } finally {
            service.execute("update candidate set name = rtrim(name, E'\\t\\n') where tenant = 'acme'");
        }
    }

    @Test
    void showsACandidateWithEverything() {
        JsonNode candidate = get(ACME + "/candidates/c1").json();

        assertThat(candidate.at("/applications").findValuesAsText("title")).contains("Backend Engineer", "Accountant");
        assertThat(candidate.at("/applications/0/score").asInt()).isEqualTo(55);
        assertThat(candidate.at("/notes/0/author/name").asText()).isEqualTo("Rita Recruiter");
        assertThat(candidate.at("/tags/0/title").asText()).isEqualTo("Referred");
        assertThat(candidate.at("/attachments/0").toString())
                .isEqualTo(
                        "{\"id\":\"x1\",\"name\":\"résumé \\\"1\\\".pdf\",\"bytes\":4,\"contentType\":\"application/pdf\",\"textChars\":4,\"state\":\"stored\"}");
        assertThat(candidate.get("mergedFrom").isNull()).isTrue();
    }

    @Test
    void saysWhenACandidateIsGoneOrBecameAnother() {
        Reply gone = get(ACME + "/candidates/gone");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.problem()).isEqualTo("gone");

        Reply merged = get(ACME + "/candidates/m1");
        assertThat(merged.at("/id")).isEqualTo("c1");
        assertThat(merged.at("/mergedFrom")).isEqualTo("m1");

        assertThat(get(ACME + "/candidates/never").status()).isEqualTo(404);
    }

    @Test
    void handsOutFilesToBeSavedOnly() {
        Reply file = get(ACME + "/attachments/x1");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("%PDF");
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"r_sum_ _1_.pdf\"; filename*=UTF-8''r%C3%A9sum%C3%A9%20%221%22.pdf");
        assertThat(get(ACME + "/attachments/x2").header("Content-Security-Policy"))
                .contains("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x3", "x4", "x5", "x9", "..%2Fother%2Fx9"})
    void handsOutNoOtherFile(String id) {
        Reply reply = get(ACME + "/attachments/" + id);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo("not-found");
    }

    @Test
    void listsTheRest() {
        assertThat(get(ACME + "/stages").items("title")).containsExactly("Application Review", "Interview");
        assertThat(get(ACME + "/users").items("email")).containsExactly("rita@acme.example");
        assertThat(get(ACME + "/departments").items("name")).containsExactly("Engineering");
        assertThat(get(ACME + "/tags").items("title")).containsExactly("Old", "Referred");
        assertThat(get(ACME + "/stages?limit=1").json().get("next").isNull()).isFalse();
    }

    @Test
    void tellsWhichOutputsAFieldCanHold() {
        assertThat(get(ACME + "/fields").items("id")).hasSize(8);
        assertThat(outputs("f1")).isEqualTo("[\"score\"]");
        assertThat(outputs("f2"))
                .isEqualTo("[\"score\",\"band\",\"reasons\",\"matchedSkills\",\"missingSkills\",\"scoredAt\"]");
        assertThat(outputs("f3")).isEqualTo("[\"band\"]");
        assertThat(outputs("f4")).isEqualTo("[]");
        assertThat(outputs("f5")).isEqualTo("[]");
        assertThat(outputs("f6")).isEqualTo("[]");
        assertThat(outputs("f7")).isEqualTo("[\"matchedSkills\",\"missingSkills\"]");
        assertThat(outputs("f8")).isEqualTo("[\"scoredAt\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "jobs/j1",
                "jobs/j1/applications",
                "applications/a1",
                "applications/a1/score",
                "candidates",
                "candidates/c1",
                "attachments/x1",
                "stages",
                "users",
                "departments",
                "tags",
                "fields"
            })
    void knowsNothingOfAnotherTenant(String what) {
        assertThat(get("/api/connections/nobody/" + what).status()).isEqualTo(404);
        assertThat(get("/api/connections/nobody/" + what + "?tenant=acme").status())
                .isEqualTo(404);
    }

    private static Reply get(String path) {
        return service.call("GET", path, null);
    }

    private static List<String> applications(String query) {
        return get(ACME + "/jobs/j1/applications?" + query).items("id");
    }

    private static String outputs(String field) {
        for (JsonNode item : get(ACME + "/fields").json().get("items")) {
            if (item.get("id").asText().equals(field)) {
                return item.get("outputs").toString();
            }
        }
        throw new AssertionError(field);
    }
}
