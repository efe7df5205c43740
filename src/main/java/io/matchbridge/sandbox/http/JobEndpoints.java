package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.integer;
import static io.matchbridge.sandbox.http.Check.listOf;
import static io.matchbridge.sandbox.http.Check.oneOf;
import static io.matchbridge.sandbox.http.Check.text;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.JobViews;
import io.matchbridge.sandbox.world.Json;
import java.time.OffsetDateTime;
import java.util.List;

/** {@code job.*} and {@code jobPosting.*}. */
final class JobEndpoints {

    private static final Check EXPAND = listOf(oneOf("location", "openings"));

    private static final Shape LIST = Shape.synced()
            .may("createdAfter", integer())
            .may("status", listOf(oneOf("Draft", "Open", "Closed", "Archived")))
            .may("openedAfter", integer())
            .may("openedBefore", integer())
            .may("closedAfter", integer())
            .may("closedBefore", integer())
            .may("includeUnpublishedJobPostingsIds", flag())
            .may("expand", EXPAND);

    private static final Shape INFO = Shape.empty()
            .need("id", uuid())
            .may("includeUnpublishedJobPostingsIds", flag())
            .may("expand", EXPAND);

    private static final Shape LIST_POSTINGS = Shape.whole()
            .may("location", text())
            .may("department", text())
            .may("listedOnly", flag())
            .may("jobBoardId", uuid())
            .may("includeUnpublishedJobPostings", flag());

    private static final Shape POSTING_INFO = Shape.empty()
            .need("jobPostingId", uuid())
            .may("jobBoardId", uuid())
            .may("expand", listOf(oneOf("job")))
            .may("includeUnpublishedJobPostings", flag());

    private static final List<String> STATUSES_WITHOUT_A_FILTER = List.of("Open", "Closed", "Archived");

    private final Account account;
    private final JobViews views;

    JobEndpoints(Account account) {
        this.account = account;
        this.views = new JobViews(account.world(), account.values());
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("job.list", Scopes.JOBS_READ, LIST, this::list),
                new Endpoint("job.info", Scopes.JOBS_READ, INFO, this::info),
                new Endpoint("jobPosting.list", Scopes.JOBS_READ, LIST_POSTINGS, this::listPostings),
                new Endpoint("jobPosting.info", Scopes.JOBS_READ, POSTING_INFO, this::postingInfo));
    }

    private ObjectNode list(Call call) {
        return account.paging()
                .synced(
                        call,
                        account.world().jobs(),
                        job -> account.visibility().job(call.key(), job) && isAsked(call, job),
                        job -> shown(call, job));
    }

    private static boolean isAsked(Call call, ObjectNode job) {
        List<String> statuses = Json.texts(call.body(), "status");
        return (statuses.isEmpty() ? STATUSES_WITHOUT_A_FILTER : statuses).contains(Json.text(job, "status"))
                && CandidateEndpoints.createdAfter(
                        job, call.body().path("createdAfter").asLong(Long.MIN_VALUE))
                && lies(call, job, "openedAt", "openedAfter", "openedBefore")
                && lies(call, job, "closedAt", "closedAfter", "closedBefore");
    }

    private static boolean lies(Call call, ObjectNode job, String member, String after, String before) {
        if (!call.body().has(after) && !call.body().has(before)) {
            return true;
        }
        if (!job.hasNonNull(member)) {
            return false;
        }
        long time = OffsetDateTime.parse(Json.text(job, member)).toInstant().toEpochMilli();
        return time > call.body().path(after).asLong(Long.MIN_VALUE)
                && time < call.body().path(before).asLong(Long.MAX_VALUE);
    }

    private ObjectNode info(Call call) {
        return Answers.results(shown(call, account.job(call, call.text("id"))));
    }

    private ObjectNode shown(Call call, ObjectNode job) {
        ObjectNode shown = views.job(
                job, call.flag("includeUnpublishedJobPostingsIds"), call.key().privateFields());
        List<String> expand = Json.texts(call.body(), "expand");
        if (expand.contains("location")) {
            account.world()
                    .locations()
                    .find(Json.text(job, "locationId"))
                    .ifPresent(place -> shown.set("location", place));
        }
        if (expand.contains("openings")) {
            shown.putArray("openings");
        }
        return shown;
    }

    private ObjectNode listPostings(Call call) {
        ArrayNode postings = Json.array();
        for (ObjectNode posting : account.world().postings().all()) {
            if (isVisible(call, posting)
                    && (!call.flag("listedOnly") || Json.flag(posting, "isListed"))
                    && is(call, "location", Json.text(posting, "locationName"))
                    && is(call, "department", Json.text(posting, "departmentName"))) {
                postings.add(views.posting(posting));
            }
        }
        return Answers.results(postings);
    }

    private ObjectNode postingInfo(Call call) {
        ObjectNode posting = account.world()
                .postings()
                .find(call.text("jobPostingId"))
                .filter(found -> isVisible(call, found))
                .orElseThrow(() -> Refusal.of("job_posting_not_found", "Job posting not found"));
        ObjectNode shown = views.wholePosting(posting);
        if (Json.texts(call.body(), "expand").contains("job")) {
            shown.set("job", shown(call, account.job(call, Json.text(posting, "jobId"))));
        }
        return Answers.results(shown);
    }

    /** All postings stand on the primary board. */
    private boolean isVisible(Call call, ObjectNode posting) {
        return call.given("jobBoardId")
                        .map(account.world().primaryBoard()::equals)
                        .orElse(true)
                && (Json.flag(posting, "isPublished") || call.flag("includeUnpublishedJobPostings"))
                && account.world()
                        .jobs()
                        .find(Json.text(posting, "jobId"))
                        .filter(job -> account.visibility().job(call.key(), job))
                        .isPresent();
    }

    private static boolean is(Call call, String member, String value) {
        return call.given(member).map(value::equals).orElse(true);
    }
}
