package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class WriteBackTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private final String scoreField = company.field("Application", "Match score");
    private final String bandField = company.field("Application", "Match band");
    private final String bestField = company.field("Candidate", "Match score");

    @BeforeEach
    void forget() {
        company.forget();
    }

    @Test
    void writesScoresTagsAndNotesAndNothingTwice() {
        String application = company.application(0);
        String candidate = company.candidateOf(application);
        int notes = company.ourNotes(candidate).size();
        company.score(application, 81, "strong");
        company.only(application);
        String[] everything = {
            fields(
                    "score",
                    "Application",
                    scoreField,
                    "band",
                    "Application",
                    bandField,
                    "score",
                    "Candidate",
                    bestField),
            tags(),
            notes()
        };

        company.switchOn(everything);
        company.settle();

        assertThat(company.applicationField(application, scoreField).asInt()).isEqualTo(81);
        assertThat(company.applicationField(application, bandField).asText()).isEqualTo("strong");
        assertThat(company.candidateField(candidate, bestField).asInt()).isEqualTo(81);
        assertThat(company.matchTags(candidate)).containsExactly("Match: Strong");
        assertThat(company.ourNotes(candidate).subList(notes, notes + 1))
                .singleElement()
                .asString()
                .contains("<b>Match: Strong, 81 of 100</b>");
        assertThat(company.ourNotes(candidate)).hasSize(notes + 1);
        assertThat(company.service.column("select distinct state from push_back"))
                .containsExactly("sent");
        assertThat(
                        company.service.column(
                                "select 1 from push_back where kind = 'note' and application_id not in (select id from application where status = 'Active')"))
                .isEmpty();
        company.forgetRequests();
        company.sync();
        company.settle();
        company.switchOn(everything);
        company.settle();
        assertThat(company.requests("customField.setValues")).isZero();
        assertThat(company.requests("candidate.addTag")).isZero();
        assertThat(company.requests("candidate.createNote")).isZero();
        company.forgetRequests();
    }

    @Test
    void writesToActiveApplicationsOnly() {
        company.switchOn(fields("score", "Application", scoreField));
        company.settle();

        assertThat(
                        company.service.column(
                                "select 1 from push_back p join application a on a.id = p.object_id where a.status <> 'Active'"))
                .isEmpty();
        for (String active :
                company.service.column("select application_id || ' ' || score from score s join application a"
                        + " on a.id = s.application_id where a.status = 'Active' and a.removed_at is null")) {
            assertThat(company.applicationField(active.split(" ")[0], scoreField)
                            .asText())
                    .isEqualTo(active.split(" ")[1]);
        }
    }

    @Test
    void movesTheTagWithTheBandAndLeavesPeoplesTagsAlone() {
        String application = company.application(1);
        String candidate = company.candidateOf(application);
        company.score(application, 75, "strong");
        company.switchOn(tags());
        company.settle();
        String others = peoplesTags(candidate);

        company.score(application, 40, "possible");
        company.settle();

        assertThat(company.matchTags(candidate)).containsExactly("Match: Possible");
        assertThat(peoplesTags(candidate)).isEqualTo(others);
    }

    @Test
    void writesOneNoteWhenTheReplyIsLost() {
        assertThat(newNotes(Fault.on("candidate.createNote").losingReply())).isEqualTo(1);
    }

    @Test
    void writesOneNoteWhenAshbyFailsAfterItWroteIt() {
        assertThat(newNotes(Fault.on("candidate.createNote").status(500).afterTheWork()))
                .isEqualTo(1);
    }

    @Test
    void writesOneNoteWhenAshbyIsUnavailableAfterItWroteIt() {
        assertThat(newNotes(Fault.on("candidate.createNote").status(503).afterTheWork()))
                .isEqualTo(1);
    }

    @Test
    void writesOneNoteWhenTheReplyIsLostAfterAshbyWasBusy() {
        company.sandbox.faults().add(Fault.on("candidate.createNote").status(429));
        assertThat(newNotes(Fault.on("candidate.createNote").losingReply())).isEqualTo(1);
    }

    @Test
    void writesOneNoteWhenAshbyFailsBeforeItWroteIt() {
        assertThat(newNotes(Fault.on("candidate.createNote").status(503).times(2)))
                .isEqualTo(1);
    }

    @Test
    void writesOneNoteWhenItDiedBetweenTheCallAndTheMark() {
        String candidate = company.candidateOf(company.application(0));
        int notes = company.ourNotes(candidate).size();
        assertThat(newNotes(null)).isEqualTo(1);

        company.service.execute(
                "update push_back set state = 'claimed', sent_at = null where kind = 'note'; delete from push_back_written");
        company.settle();

        assertThat(company.ourNotes(candidate)).hasSize(notes + 1);
        assertThat(company.service.column("select state from push_back where kind = 'note'"))
                .containsExactly("sent");
    }

    @Test
    void tagsAndFieldsSurviveEveryKindOfUnclearAnswer() {
        String application = company.application(3);
        String candidate = company.candidateOf(application);
        company.score(application, 10, "weak");
        company.only(application);
        for (String endpoint : List.of("customField.setValues", "candidate.addTag")) {
            company.sandbox.faults().add(Fault.on(endpoint).losingReply());
            company.sandbox.faults().add(Fault.on(endpoint).status(500));
        }

        company.switchOn(fields("score", "Application", scoreField), tags());
        company.settle();

        assertThat(company.applicationField(application, scoreField).asInt()).isEqualTo(10);
        assertThat(company.matchTags(candidate)).containsExactly("Match: Weak");
    }

    @Test
    void aPausedTenantIsNotWrittenToAlsoNotWhatWasQueuedBefore() {
        String application = company.application(4);
        company.score(application, 64, "good");
        assertThat(company.post("/pause", null).status()).isEqualTo(200);
        company.switchOn(fields("score", "Application", scoreField));
        company.service.execute(
                "insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, content)"
                        + " values ('acme', 'customFields', 'Application', '%s', '%s', '%s', '{\"values\":{\"%s\":63}}')"
                                .formatted(application, company.candidateOf(application), application, scoreField));
        company.forgetRequests();

        company.round(); // visits nobody
        company.round();
        await().during(java.time.Duration.ofMillis(1200))
                .until(() -> company.sandbox.log().requests().isEmpty());

        assertThat(company.post("/resume", null).status()).isEqualTo(200);
        company.settle();
        assertThat(company.applicationField(application, scoreField).asInt()).isEqualTo(64);
    }

    @Test
    void whatIsGoneOrRefusedIsGivenUpAndListedAndNotTriedAgain() {
        String application = company.application(2);
        company.score(application, 33, "possible");
        company.only(application);
        company.sandbox.faults().add(Fault.on("customField.setValues").code("application_not_found"));

        company.switchOn(fields("score", "Application", scoreField));
        company.settle();
        int asked = company.requests("customField.setValues");
        company.service.execute(
                "insert into push_back_replan (tenant, candidate_id) select tenant, candidate_id from application where id = '"
                        + application + "'");
        company.settle();

        assertThat(company.requests("customField.setValues")).isEqualTo(asked);
        Reply failed = company.get("/push-backs?state=failed");
        assertThat(failed.items("reason")).singleElement().asString().contains("application_not_found");
        assertThat(company.get("/failures").items("stream")).contains("pushBacks");
    }

    @Test
    void aRefusedFieldDoesNotKeepTheOthersBack() {
        String application = company.application(1);
        company.score(application, 52, "good");
        company.only(application);
        company.sandbox.recruiter().archive("fields", bandField, true);

        company.switchOn(fields("score", "Application", scoreField, "band", "Application", bandField));
        company.settle();

        assertThat(company.applicationField(application, scoreField).asInt()).isEqualTo(52);
        assertThat(company.service.column("select state from push_back")).containsExactly("sent");
        company.sandbox.recruiter().archive("fields", bandField, false);
    }

    private static String peoplesTags(String candidate) {
        StringBuilder titles = new StringBuilder();
        company.sandbox.standing().candidate(candidate).path("tags").forEach(tag -> {
            String title = tag.path("title").asText();
            titles.append(title.startsWith("Match: ") ? "" : title + ";");
        });
        return titles.toString();
    }

    /** How many notes come when one is due and something goes wrong. */
    private int newNotes(Fault fault) {
        String application = company.application(0);
        String candidate = company.candidateOf(application);
        int before = company.ourNotes(candidate).size();
        company.only(application);
        if (fault != null) {
            company.sandbox.faults().add(fault);
        }
        company.switchOn(notes());
        company.settle();
        return company.ourNotes(candidate).size() - before;
    }
}
