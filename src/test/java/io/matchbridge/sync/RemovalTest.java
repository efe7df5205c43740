package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What vanishes from Ashby vanishes here, and a person's data with it; what is only hidden does not. */
class RemovalTest {

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(12)).withoutMeaning();

    @Test
    void aDeletedCandidateIsErased() {
        app.connect("deleted");
        String id = someone("deleted");
        String file = app.service()
                .column("select id from attachment where candidate_id = '" + id + "' limit 1")
                .get(0);
        app.sandbox().recruiter().addNote(id, "Knows Mr Vogel", false, false);
        app.sync("deleted");
        assertThat(stored("deleted", file)).exists();
        app.sandbox().recruiter().deleteCandidate(id);

        app.sync("deleted");
        assertThat(removed("deleted"))
                .as("an incremental pass is silent about it")
                .doesNotContain(id);
        JsonNode sync = app.fullSync("deleted");

        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(stream(sync, "candidates").path("removed").asInt()).isEqualTo(1);
        isErased("deleted", id);
        assertThat(stored("deleted", file)).doesNotExist();
        new Mirror(app).equalsAshby("deleted");
    }

    @Test
    void aMergedCandidateIsErasedAndPointsToItsWinner() {
        app.connect("merged");
        String loser = someone("merged");
        String winner = app.service()
                .column("select id from candidate where tenant = 'merged' and id <> '" + loser
                        + "' and removed_at is null limit 1")
                .get(0);
        app.service()
                .execute(("insert into rule_act (tenant, rule_id, rule_name, event, application_id, candidate_id,"
                                + " version, score, band, state, steps) select tenant, 1, 'Agreed', 'scored', id,"
                                + " candidate_id, 1, 80, 'strong', 'waiting',"
                                + " json_build_array(json_build_object('action', 'addNote', 'kind', 'note', 'objectType',"
                                + " 'Candidate', 'objectId', candidate_id, 'content', json_build_object('html',"
                                + " 'Agreed'))) from application where tenant = 'merged' and candidate_id = '%s' limit 1")
                        .formatted(loser));
        app.sandbox().recruiter().mergeCandidates(loser, winner);

        app.fullSync("merged");

        isErased("merged", loser);
        assertThat(app.service().column("select candidate_id from rule_act where tenant = 'merged'"))
                .as("what waits for a person is about the winner now")
                .containsExactly(winner);
        assertThat(app.service()
                        .column("select merged_into from candidate where tenant = 'merged' and id = '" + loser + "'"))
                .containsExactly(winner);
        assertThat(app.service()
                        .column("select id from application where tenant = 'merged' and candidate_id = '" + loser
                                + "'"))
                .isEmpty();
        new Mirror(app).equalsAshby("merged");
        app.service().execute("update rule_act set state = 'agreed' where tenant = 'merged'");
        assertThat(SandboxedService.await(
                        () -> app.service()
                                .column("select object_id || ' ' || candidate_id from push_back where tenant ="
                                        + " 'merged'"),
                        written -> !written.isEmpty()))
                .containsExactly(winner + " " + winner);
    }

    @Test
    void anAnonymizedCandidateKeepsItsIdAndNothingElse() {
        app.connect("anonymous");
        String id = someone("anonymous");
        String file = app.service()
                .column("select id from attachment where tenant = 'anonymous' and candidate_id = '" + id + "' limit 1")
                .get(0);
        String application = app.service()
                .column("select id from application where tenant = 'anonymous' and candidate_id = '" + id + "' limit 1")
                .get(0);
        SandboxedService.await(() -> scoredAt(application), scored -> !scored.isEmpty());
        wasMadeOf(id, application);
        List<String> before = scoredAt(application);
        app.sandbox().recruiter().anonymizeCandidate(id);

        app.sync("anonymous");
        SandboxedService.await(() -> scoredAt(application), again -> !again.equals(before));

        assertThat(app.service()
                        .column("select name from candidate where tenant = 'anonymous' and id = '" + id
                                + "' and email is null and removed_at is null"))
                .containsExactly("Anonymous Candidate");
        assertThat(app.service()
                        .column("select resume_text from attachment where tenant = 'anonymous' and candidate_id = '"
                                + id + "' and resume_text is not null"))
                .isEmpty();
        assertThat(stored("anonymous", file)).doesNotExist();
        for (String left : List.of(
                "score_history where evidence <> '{}' and application_id = '%2$s'",
                "second_reading where application_id = '%2$s'",
                "criterion_evaluation where id = 'v' and application_id = '%2$s'", // what Ashby still shows comes again
                "embedding where owner_id = '%1$s'",
                "candidate_features where meaning is not null and candidate_id = '%1$s'",
                "push_back where (content <> '{}' or former is not null) and candidate_id = '%1$s'")) {
            assertThat(app.service()
                            .column(("select tenant from " + left + " and tenant = 'anonymous'")
                                    .formatted(id, application)))
                    .as(left)
                    .isEmpty();
        }
        assertThat(app.service()
                        .column("select evidence from score_history where application_id = '" + application + "'"))
                .as("the scores themselves stay")
                .isNotEmpty()
                .containsOnly("{}");
    }

    private static List<String> scoredAt(String application) {
        return app.service().column("select scored_at from score where application_id = '" + application + "'");
    }

    /** All that may be made of the texts of one candidate. */
    private static void wasMadeOf(String candidate, String application) {
        app.service().execute("""
            update score set is_provisional = false where application_id = '%2$s';
            insert into score_history (tenant, application_id, score, band, evidence, scorer_name, scorer_version, inputs_hash, scored_at)
              values ('anonymous', '%2$s', 50, 'possible', '{"reasons": ["He said so."]}', 's', '1', 'h', now());
            insert into second_reading (tenant, application_id, inputs_hash, reader, state, due_at, evidence)
              values ('anonymous', '%2$s', 'h', 'r', 'read', now(), '[{"quote": "said so"}]');
            insert into criterion_evaluation (tenant, id, application_id, reasoning, raw, hash)
              values ('anonymous', 'v', '%2$s', 'He said so.', '{}', 1);
            insert into embedding (tenant, owner_id, text_sha256, model, vector)
              values ('anonymous', '%1$s', 't', 'm', '\\x01');
            update candidate_features set meaning = '\\x01' where candidate_id = '%1$s';
            insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, content, former, state)
              values ('anonymous', 'note', 'Application', '%2$s', '%1$s', '%2$s', '{"html": "He said so."}', '"so"', 'sent');
            """.formatted(candidate, application));
    }

    @Test
    void aHiddenCandidateComesBackWithAllItHad() {
        app.connect("hidden");
        String id = someone("hidden");
        app.sandbox().recruiter().hideCandidate(id, true);
        app.fullSync("hidden");
        isErased("hidden", id);
        app.sandbox().recruiter().hideCandidate(id, false);

        app.fullSync("hidden");

        new Mirror(app).equalsAshby("hidden");
        assertThat(app.service()
                        .column("select resume_text from attachment where tenant = 'hidden' and candidate_id = '" + id
                                + "' and resume_text <> ''"))
                .isNotEmpty();
    }

    @Test
    void theGuardHoldsBackALargeRemovalUntilSomebodyAcceptsIt() {
        app.connect("guarded");
        List<String> many = app.service()
                .column(
                        "select id from candidate where tenant = 'guarded' and removed_at is null order by id limit 15");
        many.forEach(id -> app.sandbox().recruiter().hideCandidate(id, true));
        try {
            JsonNode held = app.fullSync("guarded");

            assertThat(held.path("outcome").asText()).isEqualTo("partial");
            assertThat(stream(held, "candidates").path("state").asText()).isEqualTo("failed");
            assertThat(stream(held, "candidates").path("removed").asInt()).isZero();
            assertThat(app.card("guarded").path("warnings").findValuesAsText("code"))
                    .contains("delete-guard");
            assertThat(removed("guarded")).doesNotContainAnyElementsOf(many);

            JsonNode accepted = app.sync("guarded", "{'full': true, 'acceptRemovals': true}");

            assertThat(accepted.path("outcome").asText()).isEqualTo("done");
            assertThat(removed("guarded")).containsAll(many);
            assertThat(app.card("guarded").path("warnings").findValuesAsText("code"))
                    .doesNotContain("delete-guard");
        } finally {
            many.forEach(id -> app.sandbox().recruiter().hideCandidate(id, false));
        }
    }

    @Test
    void whatTheKeyNoLongerSeesBecauseItsScopesChangedIsNotRemoved() {
        ApiKey key = app.sandbox().keys().create("Changing", Scopes.ALL, true, true, 0);
        app.connect("scopes", key.secret());
        String id = someone("scopes");
        app.sandbox().recruiter().hideCandidate(id, true);
        List<String> fewer = new ArrayList<>(Scopes.ALL);
        fewer.remove(Scopes.PROCESS_WRITE);
        app.sandbox()
                .keys()
                .put(new ApiKey(
                        key.secret(), key.title(), java.util.Set.copyOf(fewer), key.createdAt(), true, true, 0));
        try {
            JsonNode sync = app.sync("scopes");

            assertThat(stream(sync, "candidates").path("mode").asText())
                    .as("another view needs a full pass")
                    .isEqualTo("full");
            assertThat(removed("scopes")).doesNotContain(id);
        } finally {
            app.sandbox().recruiter().hideCandidate(id, false);
        }
    }

    @Test
    void aTagThatWasArchivedStaysAndIsNotCounted() {
        app.connect("tagged");
        int before = app.card("tagged").at("/counts/tags").asInt();
        String tag = app.service()
                .column("select id from tag where tenant = 'tagged' and not is_archived limit 1")
                .get(0);
        app.sandbox().recruiter().archive("tags", tag, true);

        app.sync("tagged");

        assertThat(app.card("tagged").at("/counts/tags").asInt()).isEqualTo(before - 1);
        assertThat(app.service()
                        .column("select removed_at from tag where tenant = 'tagged' and id = '" + tag
                                + "' and removed_at is not null"))
                .isEmpty();
    }

    private static void isErased(String tenant, String candidate) {
        assertThat(
                        app.service()
                                .column(
                                        "select id from candidate where tenant = '" + tenant + "' and id = '"
                                                + candidate
                                                + "' and removed_at is not null and raw = '{}' and name is null and email is null and position is null and company is null"))
                .containsExactly(candidate);
        for (String left : List.of(
                "select id from note where candidate_id = '%s' and (raw <> '{}' or content is not null) and tenant = '%s'",
                "select id from application where candidate_id = '%s' and raw <> '{}' and tenant = '%s'",
                "select id from attachment where candidate_id = '%s' and (resume_text is not null or name is not null or handle <> '') and tenant = '%s'",
                "select s.application_id from score s join application a on a.tenant = s.tenant and a.id = s.application_id where a.candidate_id = '%s' and s.tenant = '%s'")) {
            assertThat(app.service().column(left.formatted(candidate, tenant)))
                    .as(left)
                    .isEmpty();
        }
    }

    private static List<String> removed(String tenant) {
        return app.service()
                .column("select id from candidate where removed_at is not null and tenant = '" + tenant + "'");
    }

    /** Somebody with a file and an application. */
    private static String someone(String tenant) {
        return app.service()
                .column(
                        ("select c.id from candidate c where tenant = '%s' and removed_at is null and name <> 'Anonymous Candidate'"
                                        + " and exists (select from attachment f where f.tenant = c.tenant and f.candidate_id = c.id and f.resume_text <> '')"
                                        + " and exists (select from application a where a.tenant = c.tenant and a.candidate_id = c.id)"
                                        + " order by id limit 1")
                                .formatted(tenant))
                .get(0);
    }

    private static Path stored(String tenant, String file) {
        return app.service().folder().resolve("attachments").resolve(tenant).resolve(file);
    }
}
