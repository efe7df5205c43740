package io.matchbridge.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant that has left: what was read of it is still there. */
class RecordsTest {

    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String ACME = "/api/connections/acme";

    @BeforeAll
    static void somethingWasSynced() throws Exception {
        service.execute("""
            insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at) values
              ('acme', 'ashby', 'disconnected', 'ann@acme.example', '6h', '[]', now()),
              ('other', 'ashby', 'disconnected', 'bob@other.example', '6h', '[]', now());
            insert into department (tenant, id, name, raw, hash) values ('acme', 'd1', 'Engineering', '{}', 0);
            insert into job (tenant, id, title, status, department_id, raw, hash) values
              ('acme', 'j1', 'Backend Engineer', 'Open', 'd1', '{}', 0),
              ('acme', 'j2', 'Accountant', 'Closed', null, '{}', 0),
              ('other', 'j1', 'Somebody else''s job', 'Open', null, '{}', 0);
            insert into job (tenant, id, title, raw, hash, removed_at) values ('acme', 'j3', 'Removed', '{}', 0, now());
            insert into job_posting (tenant, id, job_id, location, listed, raw, hash) values ('acme', 'p1', 'j1', 'Berlin', true, '{}', 0);
            insert into interview_plan (tenant, id, title, is_archived, raw, hash) values ('acme', 'ip', 'Standard', false, '{}', 0);
            insert into interview_stage (tenant, id, interview_plan_id, title, type, position, raw, hash) values
              ('acme', 's2', 'ip', 'Interview', 'Active', 2, '{}', 0), ('acme', 's1', 'ip', 'Application Review', 'PreInterviewScreen', 1, '{}', 0);
            insert into candidate (tenant, id, name, email, position, company, raw, hash) values
              ('acme', 'c1', 'Ann Archer', 'ann.archer@mail.example', 'Engineer', 'Initech',
                '{"tags": [{"id": "t1", "title": "Referred"}], "profileUrl": "https://ats.example/c1"}', 0),
              ('acme', 'c2', 'Ben <b>Bold</b>', 'ben@mail.example', null, null, '{}', 0),
              ('acme', 'c3', 'Cleo 100%', 'cleo@mail.example', null, null, '{}', 0);
            insert into candidate (tenant, id, name, raw, hash, removed_at, merged_into) values
              ('acme', 'gone', 'Gone', '{}', 0, now(), null), ('acme', 'm1', 'Ann A.', '{}', 0, now(), 'm2'), ('acme', 'm2', 'Ann', '{}', 0, now(), 'c1');
            insert into application (tenant, id, candidate_id, job_id, status, stage_id, created_at, raw, hash) values
              ('acme', 'a1', 'c1', 'j1', 'Active', 's1', '2026-01-01T00:00:00Z', '{}', 0),
              ('acme', 'a2', 'c2', 'j1', 'Active', 's2', '2026-01-03T00:00:00Z', '{}', 0),
              ('acme', 'a3', 'c3', 'j1', 'Archived', 'sx', '2026-01-02T00:00:00Z',
                '{"currentInterviewStage": {"id": "sx", "title": "Rejected", "type": "Archived"}}', 0),
              ('acme', 'a4', 'c1', 'j2', 'Active', null, null, '{}', 0),
              ('acme', 'a5', 'gone', 'j1', 'Active', 's1', null, '{}', 0);
            insert into score (tenant, application_id, score, band, evidence, scorer_name, scorer_version, inputs_hash, scored_at, previous_score, previous_scored_at) values
              ('acme', 'a1', 55, 'good', '{"reasons": ["Knows Java."], "factors": [{"name": "skills", "weight": 1, "value": 0.5, "evidence": "e"}],
                "matchedSkills": [{"skill": "Java", "quote": "ten years of Java"}], "missingSkills": ["SQL"]}', 'match', '2', 'abc', '2026-02-01T00:00:00Z', 40, '2026-01-05T00:00:00Z'),
              ('acme', 'a2', 91, 'strong', '{"reasons": []}', 'match', '2', 'abc', '2026-02-02T00:00:00Z', null, null);
            insert into note (tenant, id, candidate_id, author_id, content, created_at, raw, hash) values
              ('acme', 'n1', 'c1', 'u1', '<b>Good call</b>', '2026-01-05T10:00:00Z', '{"isPrivate": false}', 0);
            insert into ashby_user (tenant, id, first_name, last_name, email, role, is_enabled, raw, hash) values
              ('acme', 'u1', 'Rita', 'Recruiter', 'rita@acme.example', 'Organization Admin', true, '{}', 0);
            insert into tag (tenant, id, title, is_archived, raw, hash) values ('acme', 't1', 'Referred', false, '{}', 0), ('acme', 't2', 'Old', true, '{}', 0);
            insert into custom_field (tenant, id, title, object_type, field_type, is_archived, raw, hash) values
              ('acme', 'f1', 'Number', 'Application', 'Number', false, '{}', 0),
              ('acme', 'f2', 'Text', 'Candidate', 'String', false, '{}', 0),
              ('acme', 'f3', 'Band', 'Application', 'ValueSelect', false,
                '{"selectableValues": [{"value": "1", "label": "STRONG"}, {"value": "good", "label": "2"}, {"value": "Possible", "label": "p"}, {"value": "weak", "label": "w"}]}', 0),
              ('acme', 'f4', 'Few', 'Application', 'ValueSelect', false, '{"selectableValues": [{"value": "Strong", "label": "Strong"}]}', 0),
              ('acme', 'f5', 'Archived', 'Application', 'Number', true, '{}', 0),
              ('acme', 'f6', 'Of jobs', 'Job', 'Number', false, '{}', 0),
              ('acme', 'f7', 'Skills', 'Candidate', 'MultiValueSelect', false, '{}', 0),
              ('acme', 'f8', 'When', 'Candidate', 'Date', false, '{}', 0);
            insert into attachment (tenant, id, candidate_id, name, handle, is_resume, state, bytes, content_type, resume_text) values
              ('acme', 'x1', 'c1', E'r\\u00e9sum\\u00e9 "1".pdf', 'h', true, 'stored', 4, 'application/pdf', 'Java'),
              ('acme', 'x2', 'c1', 'page.html', 'h', false, 'stored', 6, 'text/html', null),
              ('acme', 'x3', 'c1', 'lost.pdf', 'h', false, 'stored', 6, 'application/pdf', null),
              ('acme', 'x4', 'c1', 'due.pdf', 'h', false, 'due', null, null, null),
              ('acme', '../other/x9', 'c1', 'trick.pdf', 'h', false, 'stored', 1, 'application/pdf', null),
              ('acme', 'x5', 'gone', 'gone.pdf', 'h', false, 'stored', 4, 'application/pdf', null);
            insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, content, state) values
              ('acme', 'tag', 'Candidate', 'c1', 'c1', 'a1', '{}', 'sent');
            """);
        Path kept = service.folder().resolve("attachments");
        Files.createDirectories(kept.resolve("acme"));
        Files.createDirectories(kept.resolve("other"));
        Files.write(kept.resolve("acme/x1"), new byte[] {'%', 'P', 'D', 'F'});
        Files.writeString(kept.resolve("acme/x2"), "<p>hi</p>");
        Files.writeString(kept.resolve("acme/x5"), "gone");
        Files.writeString(kept.resolve("other/x9"), "secret of another tenant");
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
                .containsExactly(
                        "score",
                        "band",
                        "reasons",
                        "factors",
                        "matchedSkills",
                        "missingSkills",
                        "scorer",
                        "inputsHash",
                        "scoredAt",
                        "previous");
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
