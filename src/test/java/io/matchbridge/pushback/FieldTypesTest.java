package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of custom field, as its value arrives in Ashby, and what becomes of one that can hold it no longer. */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class FieldTypesTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private String application;
    private String candidate;

    @BeforeEach
    void oneApplication() {
        company.forget();
        application = company.application(2);
        candidate = company.candidateOf(application);
        company.only(application);
        company.service.execute("""
                update score set score = 57, band = 'good', scored_at = '2026-11-24T10:15:30.123Z', evidence = '{"reasons":
                ["Five years of Java.", "Led a team <of five>."], "matchedSkills": [{"skill": "Java", "quote": "Java"},
                {"skill": "Unheard of", "quote": "x"}], "missingSkills": ["Kafka", "Go"]}' where application_id = '%s'""".formatted(application));
    }

    @Test
    void eachTypeShowsItsOutput() {
        company.switchOn(fields(
                "score",
                "Application",
                of("Application", "Match score"),
                "band",
                "Application",
                of("Application", "Match band"),
                "reasons",
                "Application",
                of("Application", "Match reasons"),
                "matchedSkills",
                "Application",
                of("Application", "Matched skills"),
                "missingSkills",
                "Application",
                of("Application", "Missing skills"),
                "scoredAt",
                "Application",
                of("Application", "Scored at"),
                "matchedSkills",
                "Candidate",
                of("Candidate", "Skills"),
                "scoredAt",
                "Candidate",
                of("Candidate", "Available from"),
                "score",
                "Candidate",
                of("Candidate", "Notice period")));
        company.settle();

        assertThat(applicationField("Match score").intValue()).as("Number").isEqualTo(57);
        assertThat(applicationField("Match band").textValue())
                .as("ValueSelect, by value")
                .isEqualTo("good");
        assertThat(applicationField("Match reasons").textValue())
                .as("LongText")
                .isEqualTo("Five years of Java.\nLed a team <of five>.");
        assertThat(applicationField("Missing skills").textValue()).as("String").isEqualTo("Kafka, Go");
        assertThat(applicationField("Scored at").textValue()).as("Date").isEqualTo("2026-11-24T10:15:30.123Z");
        assertThat(candidateField("Skills"))
                .as("MultiValueSelect, by value, only options that exist")
                .singleElement()
                .extracting(JsonNode::textValue)
                .isEqualTo("java");
        assertThat(candidateField("Available from").textValue())
                .as("Date without a time")
                .startsWith("2026-11-24");
        assertThat(candidateField("Notice period").textValue())
                .as("a number in a String")
                .isEqualTo("57");
        assertThat(company.requests("customField.setValues"))
                .as("one call an object")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "score, Candidate, Willing to travel, Boolean",
        "reasons, Candidate, Portfolio, Url",
        "reasons, Candidate, Payroll reference, UUID",
        "score, Candidate, Current salary, Currency",
        "score, Candidate, Expected hours, NumberRange",
        "score, Application, Expected salary, CompensationRange",
        "score, Application, Scored at, Date",
        "scoredAt, Application, Match score, Number",
        "reasons, Application, Match band, ValueSelect",
        "score, Candidate, Skills, MultiValueSelect",
    })
    void aTypeThatCannotHoldTheOutputIsRefusedByName(String output, String objectType, String title, String type) {
        Reply refused = company.put("{" + fields(output, objectType, of(objectType, title)) + "}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("mapping-invalid");
        assertThat(refused.at("/reason")).contains("type " + type).contains(output);
        assertThat(refused.at("/mapping/fieldId")).isEqualTo(of(objectType, title));
    }

    @Test
    void anOptionThatIsArchivedLaterTurnsItsMappingAmberAndTheOtherFieldsGo() {
        String band = of("Application", "Match band");
        company.switchOn(scoreAndBand());
        company.settle();
        company.sandbox.recruiter().archiveOption(band, "weak", true);
        company.sync();
        company.settle();

        assertThat(company.warnings().get("push-back-mapping"))
                .contains("Match band")
                .contains("Weak");
        company.score(application, 12, "weak");
        company.settle();
        assertThat(applicationField("Match score").intValue()).isEqualTo(12);
        assertThat(applicationField("Match band").textValue()).isEqualTo("good");

        company.sandbox.recruiter().archiveOption(band, "weak", false);
        company.sync();
        company.settle();
        assertThat(company.warnings()).doesNotContainKey("push-back-mapping");
        assertThat(applicationField("Match band").textValue()).isEqualTo("weak");
    }

    @Test
    void aValueThatAshbyRefusesIsAFailureTheOthersGoAndItCanBeTriedAgain() {
        company.sandbox.recruiter().archiveOption(of("Application", "Match band"), "good", true); // we do not know yet
        company.switchOn(scoreAndBand());
        company.settle();

        assertThat(applicationField("Match score").intValue()).isEqualTo(57);
        Reply failures = company.get("/failures");
        assertThat(failures.items("stream")).containsExactly("pushBacks");
        assertThat(failures.items("reason")).singleElement().asString().startsWith("1 of 2 fields");
        int asked = company.requests("customField.setValues");
        company.service.execute(
                "insert into push_back_replan (tenant, candidate_id) values ('acme', '" + candidate + "')");
        company.settle();
        assertThat(company.requests("customField.setValues"))
                .as("what was refused for good is not tried again by itself")
                .isEqualTo(asked);

        company.sandbox.recruiter().archiveOption(of("Application", "Match band"), "good", false);
        assertThat(company.post("/failures/" + failures.items("id").get(0) + "/retry", null)
                        .status())
                .isEqualTo(202);
        company.settle();
        assertThat(applicationField("Match band").textValue()).isEqualTo("good");
        assertThat(company.get("/failures").items("id")).isEmpty();
    }

    @Test
    void aCandidateThatIsGoneIsAFailureAndNotTriedAgain() {
        company.sandbox.faults().add(Fault.on("customField.setValues").code("candidate_not_found"));
        company.switchOn(fields("score", "Candidate", of("Candidate", "Match score")));
        company.settle();

        assertThat(company.get("/push-backs?state=failed").items("reason"))
                .singleElement()
                .asString()
                .contains("candidate_not_found");
        assertThat(company.get("/failures").items("stream")).containsExactly("pushBacks");
        assertThat(company.requests("customField.setValues")).isEqualTo(1);
    }

    @Test
    void theLedgerTellsTheValueTheVersionOfTheScoreAndTheRequest() {
        company.switchOn(fields("score", "Application", of("Application", "Match score")));
        company.settle();
        company.score(application, 60, "good");
        company.settle();

        JsonNode items = company.get("/push-backs?state=sent").json().path("items");
        assertThat(items).hasSize(2);
        JsonNode last = items.get(0);
        JsonNode first = items.get(1);
        assertThat(last.path("valueHash").asText())
                .hasSize(32)
                .isNotEqualTo(first.path("valueHash").asText());
        assertThat(last.path("scoreVersion").asInt())
                .isGreaterThan(first.path("scoreVersion").asInt());
        assertThat(last.path("score").asInt()).isEqualTo(60);
        assertThat(last.path("ashbyRequestId").asText()).isNotBlank();
        assertThat(List.of(first, last))
                .extracting(item -> item.path("attempts").asInt())
                .containsOnly(1);
    }

    private static String scoreAndBand() {
        return fields(
                "score",
                "Application",
                of("Application", "Match score"),
                "band",
                "Application",
                of("Application", "Match band"));
    }

    private static String of(String objectType, String title) {
        return company.field(objectType, title);
    }

    private JsonNode applicationField(String title) {
        return company.applicationField(application, of("Application", title));
    }

    private JsonNode candidateField(String title) {
        return company.candidateField(candidate, of("Candidate", title));
    }
}
