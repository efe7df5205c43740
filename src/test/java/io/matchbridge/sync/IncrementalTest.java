package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.sandbox.http.Spoil;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sync asks for what changed, writes what changed, and forgets nothing of it. */
class IncrementalTest {

    private static final String TENANT = "acme";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(20)).withoutScores();

    @BeforeEach
    void connect() {
        if (app.get("/connections/" + TENANT).status() == 404) {
            app.connect(TENANT);
        }
        app.forgetRequests();
    }

    @Test
    void onlyWhatChangedIsAskedForAndWritten() {
        String changed = candidates().get(3);
        List<String> before = versions();
        app.sandbox().recruiter().editCandidate(changed, JSON.createObjectNode().put("company", "Acme"));

        JsonNode sync = app.sync(TENANT);

        assertThat(stream(sync, "candidates").path("mode").asText()).isEqualTo("incremental");
        assertThat(stream(sync, "candidates").path("records").asInt()).isEqualTo(1);
        assertThat(stream(sync, "candidates").path("updated").asInt()).isEqualTo(1);
        assertThat(app.requests("candidate.list"))
                .hasSize(1)
                .allMatch(asked -> asked.body().hasNonNull("syncToken"));
        assertThat(versions())
                .filteredOn(row -> !row.contains(changed) && !row.startsWith("application"))
                .isSubsetOf(before);
        new Mirror(app).equalsAshby(TENANT);
    }

    @Test
    void aStreamThatIsNotWantedIsNotBegun() {
        int users = timesBegun("read-users");
        int tags = timesBegun("read-tags");

        app.sync(TENANT, "{'streams': ['tags', 'notes']}");

        assertThat(timesBegun("read-users")).isEqualTo(users);
        assertThat(timesBegun("read-tags")).isEqualTo(tags + 1);
    }

    private static int timesBegun(String route) {
        return app.service()
                .call("GET", "/api/routes/" + route, null)
                .json()
                .path("exchanges")
                .asInt();
    }

    @Test
    void applicationsAreScoredAgainForWhatAScoreReadsAlone() {
        String candidate = app.service()
                .column("select candidate_id from application where tenant = 'acme' order by id")
                .get(0);
        String tag = app.service()
                .column("select id from tag where tenant = 'acme' order by id")
                .get(0);
        List<String> before = inputs(candidate);

        app.sandbox().recruiter().addTag(candidate, tag);
        app.sandbox()
                .recruiter()
                .editCandidate(candidate, JSON.createObjectNode().put("company", "Elsewhere"));
        JsonNode sync = app.sync(TENANT);

        assertThat(stream(sync, "candidates").path("updated").asInt()).isEqualTo(1);
        assertThat(inputs(candidate)).isEqualTo(before);
        app.sandbox()
                .recruiter()
                .editCandidate(candidate, JSON.createObjectNode().put("position", "Weaver"));
        app.sync(TENANT);
        assertThat(inputs(candidate)).doesNotContainAnyElementsOf(before);
    }

    @Test
    void applicationsAreScoredAgainWhenAResumeComesMovesOrGoes() throws Exception {
        List<String> people =
                app.service().column("select distinct candidate_id from application where tenant = 'acme' order by 1");
        String one = people.get(3);
        String other = people.get(4);
        List<JsonNode> sent = List.of(raw(one), raw(other));
        JsonNode resume = JSON.readTree("{\"id\": \"f\", \"name\": \"cv.pdf\", \"handle\": \"h\"}");

        List<String> before = inputs(one);
        store(with(raw(one), resume));
        List<String> come = inputs(one);
        assertThat(come).doesNotContainAnyElementsOf(before);
        store(with(raw(other), resume));
        assertThat(inputs(one)).as("moved away").doesNotContainAnyElementsOf(come);
        List<String> moved = inputs(other);
        store(with(raw(other), null));
        assertThat(inputs(other)).as("gone").doesNotContainAnyElementsOf(moved);
        for (JsonNode record : sent) {
            store(record);
        }
    }

    private static JsonNode raw(String candidate) throws IOException {
        return JSON.readTree(app.service()
                .column("select raw from candidate where tenant = 'acme' and id = '" + candidate + "'")
                .get(0));
    }

    private static JsonNode with(JsonNode record, JsonNode resume) {
        ObjectNode changed = (ObjectNode) record;
        changed.set("resumeFileHandle", resume);
        changed.set(
                "fileHandles",
                resume == null ? JSON.createArrayNode() : JSON.createArrayNode().add(resume));
        return changed;
    }

    /** A list moves while its pages are read, and a node that died may have stored a page whose place it did not save. */
    @Test
    void whatTheFirstPassBringsTwiceIsWrittenOnce() throws Exception {
        String candidate = app.service()
                .column("select candidate_id from application where tenant = 'acme' order by id desc")
                .get(0);
        JsonNode sent = raw(candidate);
        List<String> before = versions();

        assertThat(store(raw(candidate), true)).isEqualTo(Map.of("created", 0L, "updated", 0L));
        assertThat(versions()).isEqualTo(before);

        JsonNode moved = ((ObjectNode) sent.deepCopy()).put("position", "Moved meanwhile");
        List<String> inputs = inputs(candidate);
        assertThat(store(moved, true)).isEqualTo(Map.of("created", 0L, "updated", 1L));
        assertThat(raw(candidate)).isEqualTo(moved);
        assertThat(inputs(candidate)).doesNotContainAnyElementsOf(inputs);
        store(sent);
    }

    private static void store(JsonNode record) throws IOException {
        store(record, false);
    }

    /**
     * As a page of one record that Ashby sends.
     *
     * @param first whether it comes in the tenant's first pass
     */
    private static Map<?, ?> store(JsonNode record, boolean first) throws IOException {
        AshbyReply reply = AshbyReply.read(
                200,
                Map.of(),
                Map.of("askedAt", Instant.now().toString()),
                ("{\"success\": true, \"results\": [" + record + "]}").getBytes(UTF_8));
        try (ProducerTemplate routes = app.service().camel().createProducerTemplate()) {
            Exchange stored = routes.send("kamelet:sql/sync/streams/candidates?rows=SelectOne", exchange -> {
                exchange.setVariable("tenant", TENANT);
                exchange.setVariable("place", Map.of("first", first));
                exchange.setVariable("page", reply.page());
                exchange.setVariable("reply", reply);
            });
            assertThat(stored.getException()).isNull();
            return stored.getMessage().getBody(Map.class);
        }
    }

    /** The versions of a candidate's applications, once they know what has changed. */
    private static List<String> inputs(String candidate) {
        app.service()
                .camel()
                .createFluentProducerTemplate()
                .to("kamelet:sql/scoring/announce")
                .send();
        return app.service()
                .column("select id || ' ' || input_version from application where tenant = 'acme' and candidate_id = '"
                        + candidate + "' order by id");
    }

    @Test
    void aFullPassOverWhatIsUnchangedWritesNoRow() {
        List<String> before = versions();

        JsonNode sync = app.fullSync(TENANT);

        assertThat(stream(sync, "candidates").path("records").asInt()).isEqualTo(20);
        assertThat(stream(sync, "candidates").path("updated").asInt()).isZero();
        assertThat(versions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "application.list, applications",
        "job.list, jobs",
        "interviewPlan.list, stages",
        "user.list, users",
        "department.list, departments",
        "candidateTag.list, tags",
        "customField.list, fields"
    })
    void aLostPlaceStartsEveryStreamAnew(String endpoint, String stream) {
        app.sandbox().faults().add(Fault.on(endpoint).code("sync_token_expired"));

        JsonNode sync = app.sync(TENANT, "{'streams': ['" + stream + "']}");

        assertThat(sync.path("outcome").asText()).as(sync.toString()).isEqualTo("done");
        assertThat(stream(sync, stream).path("mode").asText()).isEqualTo("full");
        assertThat(stream(sync, stream).path("removed").asInt()).isZero();
        assertThat(app.requests(endpoint)).hasSize(2);
        new Mirror(app).equalsAshby(TENANT);
    }

    @Test
    void aRecordThatCameWithoutItsIdComesAgain() {
        String changed = candidates().get(5);
        app.sandbox().recruiter().editCandidate(changed, JSON.createObjectNode().put("company", "Nameless"));
        app.sandbox().faults().add(Fault.on("candidate.list").spoil(Spoil.NO_ID));

        app.sync(TENANT, "{'streams': ['candidates']}");

        assertThat(reasons()).anyMatch(reason -> reason.contains("without an id"));
        JsonNode sync = app.sync(TENANT, "{'streams': ['candidates']}");
        assertThat(stream(sync, "candidates").path("mode").asText()).isEqualTo("incremental");
        assertThat(reasons()).isEmpty();
        new Mirror(app).candidatesEqualAshby(TENANT);
    }

    @Test
    void aNoteThatCameWithoutItsIdIsNotTakenForGone() {
        app.sandbox().recruiter().addNote(candidates().get(0), "Stays", false, false);
        app.sync(TENANT);
        List<String> before = notes();
        app.sandbox().faults().add(Fault.on("candidate.listNotes").times(0).spoil(Spoil.NO_ID));

        app.sync(TENANT, "{'streams': ['notes']}");

        assertThat(notes()).isEqualTo(before);
        app.sandbox().faults().clear();
        app.sync(TENANT, "{'streams': ['notes']}");
        assertThat(reasons()).isEmpty();
        assertThat(notes()).isEqualTo(before);
    }

    @Test
    void anEmptyListWhereThereWereRecordsIsNotBelieved() {
        ApiKey key = app.sandbox().keys().create("Shrinking", Scopes.ALL, true, true, 0);
        app.connect("emptied", key.secret());
        List<String> fewer = new ArrayList<>(Scopes.ALL);
        fewer.remove(Scopes.PROCESS_WRITE);
        app.sandbox()
                .keys()
                .put(new ApiKey(key.secret(), key.title(), Set.copyOf(fewer), key.createdAt(), true, true, 0));
        String nothing = "{\"success\": true, \"results\": [], \"moreDataAvailable\": false, \"syncToken\": \"x\"}";
        app.sandbox().faults().add(Fault.on("user.list").body(nothing));
        app.sandbox().faults().add(Fault.on("candidateTag.list").body(nothing));

        for (JsonNode sync : List.of(app.sync("emptied"))) {
            assertThat(sync.path("outcome").asText()).isEqualTo("partial");
            for (String stream : List.of("users", "tags")) {
                assertThat(stream(sync, stream).path("state").asText()).isEqualTo("failed");
                assertThat(stream(sync, stream).hasNonNull("endedAt")).isTrue();
                assertThat(stream(sync, stream).path("message").asText()).contains("listed no records");
            }
        }
        assertThat(app.sync("emptied").path("outcome").asText()).isEqualTo("done");
        new Mirror(app).equalsAshby("emptied");
    }

    private static List<String> candidates() {
        return app.service()
                .column("select id from candidate where tenant = 'acme' and removed_at is null order by id");
    }

    private static List<String> notes() {
        return app.service().column("select id from note where tenant = 'acme' and removed_at is null order by id");
    }

    private static List<String> reasons() {
        return app.get("/connections/acme/failures").items("reason");
    }

    /** Each row with the transaction that wrote it; of applications a score writes too. */
    private static List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (String table : List.of(
                "job",
                "interview_plan",
                "interview_stage",
                "ashby_user",
                "department",
                "tag",
                "note",
                "custom_field",
                "archive_reason",
                "job_posting")) {
            versions.addAll(app.service()
                    .column("select '" + table + " ' || id || ' ' || xmin from " + table
                            + " where tenant = 'acme' order by id"));
        }
        versions.addAll(
                app.service() // the notes' reading is noted on the candidate
                        .column(
                                "select 'candidate ' || id || ' ' || hash || ' ' || raw from candidate where tenant = 'acme' order by id"));
        return versions;
    }
}
