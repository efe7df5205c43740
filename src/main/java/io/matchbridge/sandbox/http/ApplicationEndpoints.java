package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.dateTime;
import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.integer;
import static io.matchbridge.sandbox.http.Check.listOf;
import static io.matchbridge.sandbox.http.Check.oneOf;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Feed;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.Unverified;
import io.matchbridge.sandbox.world.Views;
import java.util.ArrayList;
import java.util.List;

/** {@code application.*}. */
final class ApplicationEndpoints {

    private static final Shape LIST = Shape.synced()
            .may("createdAfter", integer())
            .may("status", oneOf("Hired", "Archived", "Active", "Lead"))
            .may("jobId", uuid())
            .may("expand", listOf(oneOf("openings")));

    private static final Shape INFO = Shape.empty()
            .may("applicationId", uuid())
            .may("submittedFormInstanceId", uuid())
            .may("expand", listOf(oneOf("openings", "applicationFormSubmissions", "referrals")));

    private static final Shape CHANGE_STAGE = Shape.empty()
            .need("applicationId", uuid())
            .need("interviewStageId", uuid())
            .may("archiveReasonId", uuid())
            .may(
                    "archiveEmail",
                    Shape.empty().need("communicationTemplateId", uuid()).may("sendAt", dateTime()));

    private static final Shape UPDATE = Shape.empty()
            .need("applicationId", uuid())
            .may("sourceId", uuid())
            .may("creditedToUserId", uuid())
            .may("createdAt", dateTime())
            .may("sendNotifications", flag());

    private final Account account;

    ApplicationEndpoints(Account account) {
        this.account = account;
    }

    List<Endpoint> endpoints() {
        Shape ofOne = Shape.paged().need("applicationId", uuid());
        return List.of(
                new Endpoint("application.list", Scopes.CANDIDATES_READ, LIST, this::list),
                new Endpoint("application.info", Scopes.CANDIDATES_READ, ApplicationEndpoints::checkInfo, this::info),
                new Endpoint("application.changeStage", Scopes.CANDIDATES_WRITE, CHANGE_STAGE, this::changeStage),
                new Endpoint("application.update", Scopes.CANDIDATES_WRITE, UPDATE, this::update),
                new Endpoint("application.listHistory", Scopes.CANDIDATES_READ, ofOne, this::history),
                new Endpoint(
                        "application.listCriteriaEvaluations",
                        Scopes.CANDIDATES_READ,
                        ofOne,
                        this::criteriaEvaluations));
    }

    private ObjectNode list(Call call) {
        long after = call.body().path("createdAfter").asLong(Long.MIN_VALUE);
        return account.paging()
                .synced(
                        call,
                        account.world().applications(),
                        application -> isAsked(call, application)
                                && account.visibility().application(call.key(), application)
                                && CandidateEndpoints.createdAfter(application, after),
                        application -> withOpenings(
                                call,
                                account.views()
                                        .application(application, call.key().privateFields())));
    }

    private boolean isAsked(Call call, ObjectNode application) {
        boolean ofJob = call.given("jobId")
                .map(id -> id.equals(Json.text(application, "jobId")))
                .orElse(true);
        return ofJob
                && call.given("status")
                        .map(status -> status.equals(status(application)))
                        .orElse(true);
    }

    private String status(ObjectNode application) {
        return account.world()
                .stages()
                .find(Json.text(application, "stageId"))
                .map(stage -> Views.status(Json.text(stage, "type")))
                .orElse("");
    }

    private static void checkInfo(String name, JsonNode body) {
        INFO.look(name, body);
        Check.require(body.has("applicationId") || body.has("submittedFormInstanceId"), "applicationId", "is required");
    }

    private ObjectNode info(Call call) {
        ObjectNode application =
                account.application(call, call.given("applicationId").orElse(""));
        ObjectNode shown = withOpenings(
                call, account.views().wholeApplication(application, call.key().privateFields()));
        if (expands(call, "applicationFormSubmissions")) {
            shown.putArray("applicationFormSubmissions");
        }
        if (expands(call, "referrals")) {
            shown.putArray("referrals");
        }
        return Answers.results(shown);
    }

    private ObjectNode changeStage(Call call) {
        ObjectNode application = account.application(call, call.text("applicationId"));
        ObjectNode stage = account.world()
                .stages()
                .find(call.text("interviewStageId"))
                .filter(found -> isOfJob(application, found))
                .orElseThrow(() -> Refusal.of("interview_stage_not_found", "Interview stage not found"));
        checkArchiving(call, "Archived".equals(Json.text(stage, "type")));
        String stageId = Json.text(stage, "id");
        if (account.is(Unverified.SAME_STAGE_IS_REFUSED) && stageId.equals(Json.text(application, "stageId"))) {
            throw Refusal.invalidInput("The application is already in this stage");
        }
        ObjectNode moved = account.applicationEdits()
                .moveStage(
                        Json.text(application, "id"),
                        stageId,
                        call.given("archiveReasonId").orElse(null),
                        null);
        return Answers.results(account.views().application(moved, call.key().privateFields()));
    }

    private boolean isOfJob(ObjectNode application, ObjectNode stage) {
        return account.world()
                .jobs()
                .find(Json.text(application, "jobId"))
                .filter(job -> Json.texts(job, "interviewPlanIds").contains(Json.text(stage, "interviewPlanId")))
                .isPresent();
    }

    private void checkArchiving(Call call, boolean archives) {
        Check.require(!archives || call.body().has("archiveReasonId"), "archiveReasonId", "is required when archiving");
        for (String member : List.of("archiveReasonId", "archiveEmail")) {
            Check.require(archives || !call.body().has(member), member, "is only allowed when archiving");
        }
        call.given("archiveReasonId")
                .ifPresent(id -> account.world()
                        .archiveReasons()
                        .find(id)
                        .orElseThrow(() -> Refusal.of("archive_reason_not_found", "Archive reason not found")));
        if (call.body().has("archiveEmail")) {
            // The sandbox has no templates and sends no mail; Ashby leaves the stage alone when the mail fails.
            throw Refusal.of("communication_template_not_found", "Communication template not found");
        }
    }

    private ObjectNode update(Call call) {
        ObjectNode application = account.application(call, call.text("applicationId"));
        References.require(account.world(), call);
        ObjectNode members = Json.object();
        for (String member : List.of("sourceId", "creditedToUserId", "createdAt")) {
            call.given(member).ifPresent(value -> members.put(member, value));
        }
        ObjectNode changed = account.applicationEdits().editApplication(Json.text(application, "id"), members);
        return Answers.results(account.views().application(changed, call.key().privateFields()));
    }

    private ObjectNode history(Call call) {
        ObjectNode application = account.application(call, call.text("applicationId"));
        List<ObjectNode> events = new ArrayList<>();
        account.views().history(application).forEach(event -> events.add((ObjectNode) event));
        return account.paging().paged(call, Feed.of(events), event -> event);
    }

    private ObjectNode criteriaEvaluations(Call call) {
        ObjectNode application = account.application(call, call.text("applicationId"));
        return account.paging()
                .paged(call, Feed.of(account.world().review().of(application)), evaluation -> evaluation);
    }

    private static ObjectNode withOpenings(Call call, ObjectNode shown) {
        if (expands(call, "openings")) {
            shown.putArray("openings");
        }
        return shown;
    }

    private static boolean expands(Call call, String part) {
        return Json.texts(call.body(), "expand").contains(part);
    }
}
