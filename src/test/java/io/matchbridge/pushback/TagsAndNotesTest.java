package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.RecordedRequest;
import io.matchbridge.sandbox.world.Unverified;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One tag a candidate, and notes that are worth reading: what recruiters see. */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class TagsAndNotesTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private String application;
    private String candidate;
    private String another;

    @BeforeEach
    void oneApplication() {
        company.forget();
        application = company.application(4);
        another = company.application(5);
        candidate = company.candidateOf(application);
        company.score(application, 75, "strong");
        company.only(application);
    }

    @Test
    void aTagThatIsRenamedIsStillOursAndOneThatIsArchivedIsNotSet() {
        company.switchOn(tags());
        company.settle();
        String strong = company.tag("Match: Strong");
        company.sandbox.recruiter().renameTag(strong, "Top match");
        company.sync();
        company.settle();

        assertThat(company.warnings().get("push-back-tag"))
                .contains("Match: Strong")
                .contains("Top match");
        assertThat(titles()).contains("Top match").noneMatch(title -> title.startsWith("Match: "));

        company.sandbox.recruiter().renameTag(strong, "Match: Strong");
        company.score(application, 60, "good");
        company.settle();
        assertThat(company.matchTags(candidate)).containsExactly("Match: Good");
        company.sandbox.recruiter().archive("tags", strong, true);
        company.sync();
        company.score(application, 77, "strong");
        company.settle();

        assertThat(company.warnings().get("push-back-tag")).contains("archived");
        assertThat(company.matchTags(candidate))
                .as("the old band would be wrong")
                .isEmpty();
        company.sandbox.recruiter().archive("tags", strong, false);
        company.sync();
        company.settle();
        assertThat(company.matchTags(candidate)).containsExactly("Match: Strong");
    }

    @Test
    void tagsThatPeopleSetStay() {
        String theirs = company.service
                .column("select id from tag where title not like 'Match: %' and is_archived is not true order by title")
                .get(0);
        company.sandbox.recruiter().addTag(candidate, theirs);
        company.switchOn(tags());
        company.settle();
        company.score(application, 20, "weak");
        company.settle();

        assertThat(company.matchTags(candidate)).containsExactly("Match: Weak");
        assertThat(company.sandbox.standing().candidate(candidate).path("tags").findValuesAsText("id"))
                .contains(theirs);
        company.sandbox.recruiter().removeTag(candidate, theirs);
    }

    @Test
    void aTagThatDiffersInCaseAloneIsUsedWhereAshbyTakesItForTheSameAndAnArchivedOneIsNot() {
        String theirs = company.service
                .column(
                        "select id from tag where title not like 'Match: %' and is_archived is not true order by title desc")
                .get(0);
        String title = titleOf(theirs);
        company.sandbox.behaviour().set(Unverified.TAG_TITLES_IGNORE_CASE, true);
        company.sandbox.recruiter().renameTag(theirs, "fit strong");
        company.switchOn("\"tags\":{\"enabled\":true,\"prefix\":\"Fit \"}");
        company.settle();
        assertThat(titles()).containsOnlyOnce("fit strong").doesNotContain("Fit Strong");

        company.score(application, 20, "weak");
        company.settle();
        assertThat(titles()).contains("Fit Weak").doesNotContain("fit strong");
        company.sandbox.recruiter().archive("tags", theirs, true);
        company.service.execute("delete from push_back_tag; delete from push_back_written");
        company.score(application, 75, "strong"); // our copy does not show that it is archived
        company.settle();
        company.sandbox.behaviour().set(Unverified.TAG_TITLES_IGNORE_CASE, false);
        company.sandbox.recruiter().archive("tags", theirs, false);
        company.sandbox.recruiter().renameTag(theirs, title);

        assertThat(titles()).doesNotContain("fit strong", "Fit Strong");
        assertThat(company.get("/push-backs?state=failed").items("reason"))
                .containsExactly("The tag is archived in Ashby.");
    }

    private static String titleOf(String tag) {
        return company.sandbox.standing().all("tags").stream()
                .filter(one -> one.path("id").asText().equals(tag))
                .findFirst()
                .orElseThrow()
                .path("title")
                .asText();
    }

    @Test
    void peopleWhoAreMergedHaveOneBand() {
        String loser = company.candidateOf(another);
        company.score(another, 20, "weak");
        company.service.execute("update application set status = 'Active' where id = '" + another + "'");
        company.switchOn(tags(), notes());
        company.settle();
        assertThat(company.matchTags(loser)).containsExactly("Match: Weak");
        int notes = company.ourNotes(candidate).size() + company.ourNotes(loser).size();

        company.sandbox.recruiter().mergeCandidates(loser, candidate);
        assertThat(company.matchTags(candidate)).hasSize(2);
        company.post("/sync", "{\"full\": true}");
        company.awaitSynced();
        company.settle();

        assertThat(company.matchTags(candidate))
                .containsExactly(company.service
                        .column("select 'Match: ' || initcap(band) from score join application a"
                                + " on a.id = application_id where a.candidate_id = '" + candidate
                                + "' and a.status = 'Active' order by score desc limit 1")
                        .get(0));
        assertThat(company.ourNotes(candidate))
                .as("no application gets a second note")
                .hasSize(notes);
        assertThat(company.service.column("select 1 from push_back_written where object_id = '" + loser + "'"))
                .isEmpty();
    }

    @Test
    void aNoteSaysWhyAndWhereToReadMoreAndNobodyGetsAMail() {
        company.service.execute("""
                update score set evidence = '{"reasons": ["Five years of <b>Java</b> & more.", "Led a \u202eteam."],
                "matchedSkills": [], "missingSkills": ["Kafka"]}' where application_id = '%s'""".formatted(application));
        company.switchOn(notes());
        company.settle();

        String note =
                company.ourNotes(candidate).get(company.ourNotes(candidate).size() - 1);
        assertThat(note)
                .startsWith("<b>Match: Strong, 75 of 100</b> for ")
                .contains("<li>Five years of &lt;b&gt;Java&lt;/b&gt; &amp; more.</li>", "<li>Led a team.</li>")
                .contains("<b>Not found:</b> Kafka")
                .contains("<a href=\"https://match.acme.example/#tenant=acme&amp;application=" + application + "\">");
        assertThat(company.sandbox.requests("candidate.createNote"))
                .isNotEmpty()
                .allMatch(request -> request.body().path("sendNotifications").isBoolean()
                        && !request.body().path("sendNotifications").asBoolean());
        assertThat(company.sandbox.log().requests())
                .extracting(RecordedRequest::endpoint)
                .doesNotContain("candidate.update", "application.update");
    }

    @Test
    void theTitleOfAConfidentialJobStaysOutOfTheNote() {
        String job = company.service
                .column("select job_id from application where id = '" + application + "'")
                .get(0);
        company.service.execute(
                "update job set raw = cast(jsonb_set(cast(raw as jsonb), '{confidential}', 'true') as text) where id = '"
                        + job + "'");
        company.switchOn(notes());
        company.settle();
        company.service.execute(
                "update job set raw = cast(jsonb_set(cast(raw as jsonb), '{confidential}', 'false') as text) where id = '"
                        + job + "'");

        List<String> notes = company.ourNotes(candidate);
        assertThat(notes.get(notes.size() - 1)).startsWith("<b>Match: Strong, 75 of 100</b>\n");
    }

    @Test
    void theNextNoteComesWithAnotherBandOrTenPointsAndOnAnotherDay() {
        company.switchOn(notes());
        company.settle();
        int notes = company.ourNotes(candidate).size();

        company.score(application, 84, "strong");
        company.settle();
        assertThat(company.ourNotes(candidate)).as("nine points").hasSize(notes);
        company.score(application, 30, "possible");
        company.service.execute("update push_back_written set at = now() - interval '20 hours'");
        company.settle();
        assertThat(company.ourNotes(candidate)).as("the same day").hasSize(notes);
        assertThat(company.service.column(
                        "select 1 from push_back_replan where due_at > now() + interval '50 minutes'"))
                .as("it comes by itself the next day")
                .isNotEmpty();

        company.service.execute(
                "update push_back_written set at = now() - interval '25 hours'; update push_back_replan set due_at = now()");
        company.settle();
        assertThat(company.ourNotes(candidate)).hasSize(notes + 1);
    }

    @Test
    void aPrivateNoteIsPrivateOrIsNotWritten() {
        String privately = "\"notes\":{\"enabled\":true,\"private\":true}";
        company.switchOn(privately);
        company.settle();
        assertThat(ourLastNote().path("isPrivate").asBoolean()).isTrue();
        int notes = company.ourNotes(candidate).size();
        ApiKey may = company.sandbox.keys().find(company.sandbox.apiKey()).orElseThrow();
        company.sandbox.keys().put(withoutPrivateFields(may));
        company.service.execute("delete from push_back_written");

        company.switchOn(privately, fields("score", "Application", company.field("Application", "Match score")));
        company.settle();

        assertThat(company.ourNotes(candidate))
                .as("not for everybody to see instead")
                .hasSize(notes);
        assertThat(company.warnings().get("push-back-permission-note")).contains("private fields");
        assertThat(company.get("/push-back").json().at("/notes/enabled").asBoolean())
                .isFalse();
        assertThat(company.applicationField(application, company.field("Application", "Match score"))
                        .asInt())
                .as("others go on")
                .isEqualTo(75);
        company.sandbox.keys().put(may);
    }

    private static ApiKey withoutPrivateFields(ApiKey key) {
        return new ApiKey(
                key.secret(),
                key.title(),
                Set.copyOf(key.scopes()),
                key.createdAt(),
                key.confidential(),
                false,
                key.requestsPerMinute());
    }

    private JsonNode ourLastNote() {
        JsonNode notes = company.sandbox.standing().candidate(candidate).path("notes");
        return notes.get(notes.size() - 1);
    }

    private List<String> titles() {
        return company.sandbox.standing().candidate(candidate).path("tags").findValuesAsText("title");
    }
}
