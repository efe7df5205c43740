package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
class PushBackCallsTest {

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    private final String scoreField = company.field("Application", "Match score");
    private final String bestField = company.field("Candidate", "Match score");

    @BeforeEach
    void forget() {
        company.forget();
    }

    @Test
    void everythingIsOffAtFirst() {
        Reply settings = company.get("/push-back");

        assertThat(settings.json().at("/customFields/enabled").asBoolean()).isFalse();
        assertThat(settings.json().at("/customFields/mappings")).isEmpty();
        assertThat(settings.at("/tags/prefix")).isEqualTo("Match: ");
        assertThat(settings.json().at("/notes/enabled").asBoolean()).isFalse();
        assertThat(company.put(settings.body()).status()).isEqualTo(200);
    }

    @Test
    void aMappingThatCannotHoldIsRefusedWithTheMappingAndTheReason() {
        List<String> bad = List.of(
                fields("score", "Application", "no-such-field"),
                fields("score", "Application", company.field("Application", "Old rating")),
                fields("score", "Application", bestField),
                fields("score", "Candidate", company.field("Candidate", "Willing to travel")),
                fields("band", "Application", company.field("Application", "Shift preference")),
                fields("score", "Application", scoreField, "scoredAt", "Application", scoreField));

        for (String mappings : bad) {
            Reply refused = company.put("{" + mappings + "}");

            assertThat(refused.status()).as(mappings).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("mapping-invalid");
            assertThat(refused.at("/reason")).isNotBlank();
            assertThat(refused.at("/mapping/output")).isNotBlank();
        }
        assertThat(company.get("/push-back").json().at("/customFields/mappings"))
                .isEmpty();
    }

    @Test
    void aRequestThatCannotBeUnderstoodChangesNothing() {
        assertThat(company.put("{\"tags\":{\"enabled\":true},\"more\":1}").at("/member"))
                .isEqualTo("more");
        assertThat(company.put("{" + fields("salary", "Application", scoreField) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(company.put("{\"tags\":{\"enabled\":\"yes\"}}").status()).isEqualTo(400);
        assertThat(company.put("{\"tags\":{\"enabled\":true,\"prefix\":\" \"}}").at("/member"))
                .isEqualTo("tags.prefix");
        assertThat(company.post("/push-backs/undo", "{}").at("/member")).isEqualTo("syncId");
        assertThat(company.post("/push-backs/undo", "{\"syncId\":999999}").status())
                .isEqualTo(404);
        assertThat(company.get("/push-backs?state=gone").status()).isEqualTo(400);
        assertThat(company.service
                        .call("GET", "/api/connections/nobody/push-back", null)
                        .status())
                .isEqualTo(404);
        assertThat(company.service
                        .call("GET", "/api/connections/nobody/push-back/preview", null)
                        .status())
                .isEqualTo(404);
        assertThat(company.service
                        .call("GET", "/api/connections/nobody/push-backs", null)
                        .status())
                .isEqualTo(404);
        assertThat(company.get("/push-back").json().at("/tags/enabled").asBoolean())
                .isFalse();
    }

    @Test
    void thePreviewShowsFieldByFieldWhatWouldBeWrittenAndWritesNothing() {
        String application = company.application(0);
        company.score(application, 88, "strong");
        company.put("{" + fields("score", "Application", scoreField).replace("\"enabled\":true", "\"enabled\":false")
                + "}");
        company.forgetRequests();

        JsonNode items = company.get("/push-back/preview?limit=500").json().path("items");

        JsonNode item = null;
        for (JsonNode one : items) {
            if (one.path("kind").asText().equals("customFields")
                    && one.path("objectId").asText().equals(application)) {
                item = one;
            }
        }
        assertThat(item).isNotNull();
        assertThat(item.path("after").path(scoreField).asInt()).isEqualTo(88);
        assertThat(item.path("fields").get(0).path("title").asText()).isEqualTo("Match score");
        assertThat(items).extracting(one -> one.path("kind").asText()).contains("tag", "note");
        assertThat(company.sandbox.log().requests()).isEmpty();
        assertThat(company.service.column("select 1 from push_back")).isEmpty();
    }

    @Test
    void thePreviewIsReadInPagesAndLeavesNothingOut() {
        company.put("{\"tags\":{\"enabled\":false}}");
        int whole =
                company.get("/push-back/preview?limit=500").json().path("items").size();

        int seen = 0;
        String next = "";
        do {
            Reply page = company.get("/push-back/preview?limit=3" + (next.isEmpty() ? "" : "&after=" + next));
            seen += page.json().path("items").size();
            next = page.json().path("next").isNull() ? null : page.at("/next");
        } while (next != null);

        assertThat(seen).isEqualTo(whole).isGreaterThan(6);
    }

    @Test
    void theCapHoldsBackTheRestUntilTheNextSyncAndSaysSo() {
        company.sync();
        company.service.execute("update push_back_run set writes = " + (ConnectedCompany.MOST_WRITES - 5)
                + ", sync_id = (select max(id) from sync)"); // so much was written in this turn
        company.service.execute("update score set score = (score + 37) % 100");

        company.switchOn(fields("score", "Application", scoreField));
        company.settleButForTheCap();

        assertThat(company.service.column("select 1 from push_back where state = 'sent'"))
                .hasSize(5);
        List<String> held = company.service.column("select 1 from push_back where state = 'due'");
        assertThat(held).isNotEmpty();
        await().until(() -> company.warnings().containsKey("push-back-held"));
        assertThat(company.warnings().get("push-back-held"))
                .contains(held.size() + " writes")
                .contains("max-per-run is " + ConnectedCompany.MOST_WRITES);

        company.sync();
        company.settle();
        assertThat(company.service.column("select 1 from push_back where state = 'sent'"))
                .hasSize(5 + held.size());
        await().until(() -> !company.warnings().containsKey("push-back-held"));
    }

    @Test
    void aFieldThatIsArchivedLaterIsLeftOutWithAWarning() {
        company.switchOn(fields("score", "Application", scoreField, "score", "Candidate", bestField));
        company.sandbox.recruiter().archive("fields", bestField, true);
        company.sync();
        company.settle();

        assertThat(company.warnings().get("push-back-mapping"))
                .contains("Match score")
                .contains("archived");

        company.sandbox.recruiter().archive("fields", bestField, false);
        company.sync();
        await().until(() -> !company.warnings().containsKey("push-back-mapping"));
    }

    @Test
    void aGrantThatGoesMissingSwitchesThatKindOffAndTheOthersGoOn() {
        company.sync();
        String application = company.application(3);
        boolean isWeak = company.matchTags(company.candidateOf(application)).contains("Match: Weak");
        company.score(application, isWeak ? 90 : 10, isWeak ? "strong" : "weak"); // so that a tag is due
        company.only(application);
        company.sandbox.faults().add(Fault.on("candidate.addTag").status(403).code("missing_endpoint_permission"));

        company.switchOn(fields("score", "Application", scoreField), tags());
        company.settle();

        assertThat(company.warnings()).containsKey("push-back-permission-tag");
        assertThat(company.get("/push-back").json().at("/tags/enabled").asBoolean())
                .isFalse();
        assertThat(company.get("/push-back").json().at("/customFields/enabled").asBoolean())
                .isTrue();
        assertThat(company.get("").at("/status")).isEqualTo("active");
        assertThat(company.service.column("select kind from push_back where state = 'sent'"))
                .contains("customFields");
    }

    @Test
    void switchingOnWithoutTheGrantIsRefused() {
        String scopes = company.service.column("select scopes from connection").get(0);
        company.service.execute("update connection set scopes = array['candidatesread']");

        Reply refused = company.put("{\"notes\":{\"enabled\":true},\"tags\":{\"enabled\":true,\"prefix\":\"New \"}}");
        company.service.execute("update connection set scopes = '" + scopes + "'");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("permission-missing");
        assertThat(refused.json().path("missing"))
                .extracting(one -> one.path("module").asText())
                .containsExactly("Candidates (write)", "Hiring Process Metadata (write)");
    }

    @Test
    void anApplicationIsMovedThroughTheLedger() {
        String application = company.application(4);
        String plan = company.service
                .column(
                        "select cast(raw as json)->'currentInterviewStage'->>'interviewPlanId' from application where id = '"
                                + application + "'")
                .get(0);
        String stage = stage("interview_plan_id = '" + plan
                + "' and type <> 'Archived' and id <> (select stage_id from application where id = '" + application
                + "')");
        String archive = stage("interview_plan_id = '" + plan + "' and type = 'Archived'");
        String foreign = stage("interview_plan_id <> '" + plan + "' and type <> 'Archived'");
        String reason = company.service
                .column("select id from archive_reason where is_archived is not true")
                .get(0);

        assertThat(move(application, foreign, null).problem()).isEqualTo("stage-invalid");
        assertThat(move(application, "nowhere", null).problem()).isEqualTo("stage-invalid");
        assertThat(move(application, archive, null).problem()).isEqualTo("stage-invalid");
        assertThat(move(application, archive, "no-reason").problem()).isEqualTo("stage-invalid");
        assertThat(move(application, stage, reason).problem()).isEqualTo("stage-invalid");
        assertThat(move("nobody", stage, null).status()).isEqualTo(404);

        company.sandbox.faults().add(Fault.on("application.changeStage").losingReply());
        assertThat(move(application, stage, null).status()).isEqualTo(202);
        company.settle();
        assertThat(at(application)).isEqualTo(stage);
        assertThat(company.requests("application.changeStage")).isEqualTo(1);

        assertThat(move(application, archive, reason).status()).isEqualTo(202);
        company.settle();
        assertThat(at(application)).isEqualTo(archive);
        assertThat(company.get("/push-backs?state=sent").items("kind")).containsExactly("stage", "stage");
    }

    private static String at(String application) {
        return company.sandbox
                .standing()
                .application(application)
                .at("/currentInterviewStage/id")
                .asText();
    }

    private static String stage(String condition) {
        return company.service
                .column("select id from interview_stage where " + condition + " order by position, id")
                .get(0);
    }

    private static Reply move(String application, String stage, String reason) {
        String more = reason == null ? "" : ",\"archiveReasonId\":\"" + reason + "\"";
        return company.post("/applications/" + application + "/stage", "{\"stageId\":\"" + stage + "\"" + more + "}");
    }
}
