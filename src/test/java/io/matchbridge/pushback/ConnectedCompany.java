package io.matchbridge.pushback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RequestContract;
import io.matchbridge.testing.RunningService;
import io.matchbridge.testing.StartedOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real service, connected to an invented company, synced and scored: started once for all test classes of a JVM, since
 * that takes longer than most tests. {@link #forget} makes it as good as new.
 */
final class ConnectedCompany implements BeforeAllCallback, AfterEachCallback {

    static final String TENANT = "acme";

    /** More than any test writes in the turn of one sync. */
    static final int MOST_WRITES = 100_000;

    private static final String HOME = "/api/connections/" + TENANT;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(80);
    private static final ObjectMapper JSON = new ObjectMapper();

    Sandbox sandbox;
    RunningService service;
    private boolean looks = true;

    @Override
    public void beforeAll(ExtensionContext context) {
        StartedOnce started = StartedOnce.by(
                ConnectedCompany.class,
                context,
                SandboxOptions.standard().candidates(20).withoutFiles(),
                new RunningService()
                        .with("matchbridge.ashby.requests-per-minute", "1000000")
                        .with("matchbridge.ashby.retries", "1")
                        .with("matchbridge.ashby.retry-delay", "50ms")
                        .with("matchbridge.ashby.timeout", "5s")
                        .with("matchbridge.public-url", "https://match.acme.example")
                        .without("webhook-settings") // nobody is at that address
                        .withoutMeaning()
                        .with("matchbridge.push-back.max-per-run", String.valueOf(MOST_WRITES)));
        sandbox = started.sandbox();
        service = started.service();
        if (service.column("select 1 from connection").isEmpty()) {
            connect(sandbox.apiKey());
            awaitSynced();
            await().atMost(PATIENCE)
                    .until(() -> service.column("select 1 from connection, scoring_due(tenant) where meaning > 0")
                            .isEmpty());
        }
        forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        forgetRequests();
    }

    void connect(String apiKey) {
        ObjectNode setup = JSON.createObjectNode()
                .put("tenant", TENANT)
                .put("integration", "ashby")
                .put("adminEmail", sandbox.adminEmail())
                .put("apiKey", apiKey);
        assertThat(service.call("POST", "/api/connections", setup.toString()).status())
                .isEqualTo(201);
    }

    Reply get(String path) {
        return service.call("GET", HOME + path, null);
    }

    Reply post(String path, String body) {
        return service.call("POST", HOME + path, body);
    }

    Reply put(String settings) {
        return service.call("PUT", HOME + "/push-back", settings);
    }

    /** Switches on; everything else is off. The parts are members of the settings. */
    void switchOn(String... parts) {
        Reply reply = put("{" + String.join(",", parts) + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** Runs a sync and waits for its end; its id. */
    String sync() {
        Reply reply = post("/sync", "{}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        awaitSynced();
        return reply.at("/id");
    }

    void awaitSynced() {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> service.column("select 1 from sync where finished_at is null")
                                .isEmpty()
                        && !service.column("select 1 from sync").isEmpty());
    }

    /** Waits until everything is planned, and written or given up. What waits to be tried again is tried at once. */
    void settle() {
        settle("state in ('due', 'claimed', 'unclear')");
    }

    /** Waits until everything is planned, and nothing is in hand; what the cap holds back stays. */
    void settleButForTheCap() {
        settle("(state in ('claimed', 'unclear') or origin in ('undo', 'call') or state = 'due' and (select r.writes < "
                + MOST_WRITES + " from push_back_run r where r.tenant = push_back.tenant))");
    }

    private void settle(String open) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL).until(() -> {
            service.execute(
                    "update push_back set due_at = now() where state in ('due', 'unclear') and due_at > now();"
                            + "update push_back_replan set due_at = now() where due_at > now() and due_at < now() + interval '1 minute'");
            round();
            return service.column("select 1 from push_back_replan where due_at <= now() + interval '1 hour'")
                            .isEmpty()
                    && service.column(
                                    "select 1 from push_back where state in ('due', 'claimed', 'unclear') and " + open)
                            .isEmpty();
        });
    }

    /** Looks now who has something to plan or to write, as is else done each second. */
    void round() {
        if (looks) {
            service.camel()
                    .createFluentProducerTemplate()
                    .to("direct:push-backs-round")
                    .send();
        }
    }

    /** Whether this node looks who has something to plan or to write. */
    void looks(boolean itDoes) {
        looks = itDoes;
        try {
            if (itDoes) {
                service.camel().getRouteController().resumeRoute("push-backs");
            } else {
                service.camel().getRouteController().suspendRoute("push-backs");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An active application whose candidate has no other active one. */
    String application(int place) {
        return service.column("select min(id) from application where status = 'Active' and removed_at is null"
                        + " and exists (select from score s where s.application_id = application.id)"
                        + " group by candidate_id having count(*) = 1 order by 1")
                .get(place);
    }

    String candidateOf(String application) {
        return service.column("select candidate_id from application where id = '" + application + "'")
                .get(0);
    }

    /** Gives an application another score. */
    void score(String application, int score, String band) {
        service.execute("update score set score = %d, band = '%s', scored_at = now() where application_id = '%s'"
                .formatted(score, band, application));
    }

    /** The id of a seeded custom field. */
    String field(String objectType, String title) {
        return sandbox.standing().all("fields").stream()
                .filter(field -> field.path("objectType").asText().equals(objectType)
                        && field.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    /** What stands in a custom field of an application in the sandbox; null where nothing does. */
    JsonNode applicationField(String application, String fieldId) {
        return value(sandbox.standing().application(application), fieldId);
    }

    JsonNode candidateField(String candidate, String fieldId) {
        return value(sandbox.standing().candidate(candidate), fieldId);
    }

    private static JsonNode value(JsonNode record, String fieldId) {
        for (JsonNode field : record.path("customFields")) {
            if (field.path("id").asText().equals(fieldId)
                    && !field.path("value").isNull()) {
                return field.get("value");
            }
        }
        return null;
    }

    /** Titles of a candidate's tags that begin with Match. */
    List<String> matchTags(String candidate) {
        List<String> titles = new ArrayList<>();
        sandbox.standing().candidate(candidate).path("tags").forEach(tag -> {
            if (tag.path("title").asText().startsWith("Match: ")) {
                titles.add(tag.path("title").asText());
            }
        });
        return titles;
    }

    /** Notes of a candidate that Matchbridge wrote. */
    List<String> ourNotes(String candidate) {
        List<String> notes = new ArrayList<>();
        sandbox.standing().candidate(candidate).path("notes").forEach(note -> {
            if (note.path("content").asText().contains("Matchbridge ref ")) {
                notes.add(note.path("content").asText());
            }
        });
        return notes;
    }

    /** Warnings on the card by code. */
    Map<String, String> warnings() {
        Map<String, String> warnings = new java.util.HashMap<>();
        get("").json()
                .path("warnings")
                .forEach(warning -> warnings.put(
                        warning.path("code").asText(), warning.path("message").asText()));
        return warnings;
    }

    /** The id of a tag in the sandbox. */
    String tag(String title) {
        return sandbox.standing().all("tags").stream()
                .filter(tag -> tag.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    int requests(String endpoint) {
        return sandbox.requests(endpoint).size();
    }

    /** Takes our tags off everybody, whoever set them, so that the next test's are its own; whether there were any. */
    private boolean noMatchTags() {
        boolean taken = false;
        for (JsonNode candidate : sandbox.standing().all("candidates")) {
            for (JsonNode tag : candidate.path("tags")) {
                if (tag.path("title").asText().startsWith("Match: ")) {
                    sandbox.recruiter()
                            .removeTag(
                                    candidate.path("id").asText(),
                                    tag.path("id").asText());
                    taken = true;
                }
            }
        }
        return taken;
    }

    /** Everything off, nothing open, no memory of what was written; but for our tags, what stands in the sandbox stays. */
    void forget() {
        sandbox.faults().clear();
        service.execute(
                "update application set status = 'Active' where status = 'Lead' and cast(raw as json)->>'status' = 'Active'");
        switchOn();
        service.execute("delete from push_back_replan");
        settle();
        boolean wrote =
                !service.column("select 1 from push_back where state = 'sent'").isEmpty() | noMatchTags();
        service.execute(
                "delete from push_back; delete from push_back_written; delete from failure; delete from warning");
        if (wrote) {
            sync(); // so that our copy shows what still stands
        }
        forgetRequests();
    }

    /** Counts from here on. What was asked so far is checked first, so never clear the sandbox's log itself. */
    void forgetRequests() {
        RequestContract.checkAndForget(sandbox);
    }

    /** Every other application stops being active, as far as we know. */
    void only(String... applications) {
        service.execute("update application set status = 'Lead' where status = 'Active' and id not in ('"
                + String.join("', '", applications) + "')");
    }
}
