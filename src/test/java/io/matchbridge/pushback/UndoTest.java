package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was written in the turn of a sync is taken back: only what is still ours, and what cannot be is listed. */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class UndoTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private final List<String> applications = new ArrayList<>();
    private String score;
    private String band;
    private String best;

    @BeforeEach
    void threeApplications() {
        company.forget();
        score = company.field("Application", "Match score");
        band = company.field("Application", "Match band");
        best = company.field("Candidate", "Match score");
        for (int place = 0; place < 3; place++) {
            applications.add(company.application(place));
        }
    }

    @Test
    void bringsBackEmptyAndFormerValuesAndLeavesWhatAPersonChanged() {
        String empty = applications.get(0);
        String filled = applications.get(1);
        String edited = applications.get(2);
        stands(empty, null);
        stands(filled, IntNode.valueOf(3));
        stands(edited, null);
        String sync =
                write(fields("score", "Application", score, "band", "Application", band, "score", "Candidate", best));
        company.sandbox.recruiter().setField("applications", edited, score, IntNode.valueOf(7));

        Reply undo = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();

        assertThat(undo.status()).isEqualTo(202);
        assertThat(company.applicationField(empty, score)).isNull();
        assertThat(company.applicationField(empty, band)).isNull();
        assertThat(company.candidateField(company.candidateOf(empty), best)).isNull();
        assertThat(company.applicationField(filled, score)).isEqualTo(IntNode.valueOf(3));
        assertThat(company.applicationField(edited, score)).isEqualTo(IntNode.valueOf(7));
        assertThat(company.applicationField(edited, band))
                .as("the other field of the same write")
                .isNull();
        assertThat(company.service.column("select reason from push_back where origin = 'undo' and reason is not null"))
                .singleElement()
                .asString()
                .startsWith("Left alone: 1 of 2 fields");
    }

    @Test
    void takesTagsOffListsNotesAndDoesNothingTwice() {
        String application = applications.get(0);
        String candidate = company.candidateOf(application);
        String sync = write(tags(), notes());
        assertThat(company.matchTags(candidate)).hasSize(1);

        Reply undo = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();
        Reply again = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();
        company.sync();
        company.settle();

        assertThat(company.matchTags(candidate)).isEmpty();
        assertThat(undo.json().path("undoing").asInt()).isEqualTo(3);
        assertThat(undo.json().path("notUndone"))
                .hasSize(3)
                .allMatch(item -> item.path("kind").asText().equals("note"))
                .allMatch(item -> item.path("reason").asText().equals("Ashby cannot take a note back."));
        assertThat(again.json().path("undoing").asInt()).isZero();
        assertThat(company.ourNotes(candidate)).isNotEmpty();
    }

    @Test
    void whatWasTakenBackStaysAwayUntilTheScoreChanges() {
        String application = applications.get(0);
        String candidate = company.candidateOf(application);
        company.score(application, 72, "strong");
        stands(application, null);
        String sync = write(fields("score", "Application", score), tags());
        company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();

        company.sync();
        company.settle();
        assertThat(company.matchTags(candidate)).isEmpty();
        assertThat(company.applicationField(application, score)).isNull();

        company.score(application, 55, "good");
        company.settle();
        assertThat(company.matchTags(candidate)).containsExactly("Match: Good");
        assertThat(company.applicationField(application, score).asInt()).isEqualTo(55);
    }

    @Test
    void leavesATagThatIsOfALaterWrite() {
        String application = applications.get(0);
        company.score(application, 80, "strong");
        String sync = write(tags());
        company.sync();
        company.score(application, 60, "good");
        company.settle();

        Reply undo = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();

        assertThat(company.matchTags(company.candidateOf(application))).containsExactly("Match: Good");
        assertThat(undo.json().path("notUndone"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("reason").asText()).contains("nothing that is still ours"));
    }

    @Test
    void whatWaitsForTheSameObjectIsCancelledAndStaysAway() {
        String application = applications.get(0);
        String candidate = company.candidateOf(application);
        stands(application, null);
        company.score(application, 72, "strong");
        String sync = write(fields("score", "Application", score), tags());
        suspended(true);
        company.score(application, 81, "strong"); // waits to be written when the undo comes
        await().until(() -> {
            company.round();
            return !company.service
                    .column("select 1 from push_back where state = 'due' and score = 81")
                    .isEmpty();
        });

        Reply undo = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        suspended(false);
        company.settle();
        company.sync();
        company.settle();

        assertThat(undo.json().path("cancelled").asInt()).isEqualTo(1);
        assertThat(undo.at("/until")).contains("only when its score changes");
        assertThat(company.applicationField(application, score)).isNull();
        assertThat(company.matchTags(candidate)).isEmpty();
        company.score(application, 82, "strong");
        company.settle();
        assertThat(company.applicationField(application, score).asInt()).isEqualTo(82);
        assertThat(company.matchTags(candidate)).containsExactly("Match: Strong");
    }

    @Test
    void whatTheSameTurnLeftUnsentIsCancelledToo() {
        String application = applications.get(0);
        String held = applications.get(1);
        stands(application, null);
        stands(held, null);
        suspended(true);
        company.sync();
        company.only(application, held);
        company.switchOn(fields("score", "Application", score), notes());
        await().until(() -> {
            company.round();
            return company.service
                            .column("select 1 from push_back where state = 'due' and kind = 'customFields'")
                            .size()
                    == 2;
        });
        String sync =
                company.service.column("select sync_id from push_back_run").get(0);

        Reply undo = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        suspended(false);
        company.sync();
        company.settle();

        assertThat(undo.json().path("cancelled").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(company.applicationField(application, score)).isNull();
        assertThat(company.applicationField(held, score)).isNull();
    }

    @Test
    void whatIsBeingWrittenJustNowIsTakenBackAfterIt() {
        String application = applications.get(0);
        stands(application, null);
        company.sync();
        company.only(application);
        company.sandbox.faults().add(Fault.on("customField.setValues").delay(1_500));
        company.switchOn(fields("score", "Application", score));
        await().until(() -> {
            company.round();
            return company.requests("customField.setValues") == 1;
        });
        String sync = company.service
                .column("select sync_id from push_back where state = 'claimed'")
                .get(0);

        Reply undo = company.post("/push-backs/undo", "{\"syncId\":" + sync + "}");
        company.settle();
        company.sync();
        company.settle();

        assertThat(undo.json().path("undoing").asInt()).isEqualTo(1);
        assertThat(company.requests("customField.setValues"))
                .as("there and back")
                .isEqualTo(2);
        assertThat(company.applicationField(application, score)).isNull();
    }

    private static void suspended(boolean fields) {
        try {
            if (fields) {
                company.service.camel().getRouteController().suspendRoute("push-back-customFields");
            } else {
                company.service.camel().getRouteController().resumeRoute("push-back-customFields");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes what is switched on for the three applications; the sync in whose turn it was written. */
    private String write(String... parts) {
        company.sync();
        company.only(applications.toArray(String[]::new));
        company.switchOn(parts);
        company.settle();
        return company.service
                .column("select distinct sync_id from push_back where state = 'sent'")
                .get(0);
    }

    private void stands(String application, IntNode value) {
        var none = com.fasterxml.jackson.databind.node.NullNode.instance;
        company.sandbox.recruiter().setField("applications", application, score, value == null ? none : value);
        company.sandbox.recruiter().setField("applications", application, band, none);
        company.sandbox.recruiter().setField("candidates", company.candidateOf(application), best, none);
    }
}
