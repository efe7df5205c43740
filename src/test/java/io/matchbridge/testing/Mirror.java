package io.matchbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;

/** Compares what was stored of a tenant with what Ashby lists to a key that sees everything, row by row. */
public final class Mirror {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "{'includeArchived': true}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;
    private final DataSource database;

    public Mirror(Sandbox sandbox, DataSource database) {
        this.sandbox = sandbox;
        this.database = database;
    }

    public Mirror(SandboxedService app) {
        this(app.sandbox(), app.service().database());
    }

    /** Fails with the first kind of record that differs: one missing, one too many, or one with another content. */
    public void equalsAshby(String tenant) {
        Map<String, JsonNode> candidates = list("candidate.list", "{}");
        same(tenant, "candidate", candidates);
        same(tenant, "application", list("application.list", "{}"));
        same(
                tenant,
                "job",
                list(
                        "job.list",
                        "{'status': ['Draft', 'Open', 'Closed', 'Archived'], 'includeUnpublishedJobPostingsIds': true}"));
        Map<String, JsonNode> plans = list("interviewPlan.list", ALL);
        same(tenant, "interview_plan", plans);
        same(tenant, "interview_stage", each(plans, plan -> "interviewStage.list", "interviewPlanId"));
        same(tenant, "ashby_user", list("user.list", "{'includeDeactivated': true}"));
        same(tenant, "department", list("department.list", ALL));
        same(tenant, "tag", list("candidateTag.list", ALL));
        same(tenant, "custom_field", list("customField.list", ALL));
        same(tenant, "archive_reason", list("archiveReason.list", ALL));
        same(tenant, "note", each(candidates, candidate -> "candidate.listNotes", "candidateId"));
        columns(tenant, candidates);
    }

    /** The same for candidates alone. */
    public void candidatesEqualAshby(String tenant) {
        Map<String, JsonNode> candidates = list("candidate.list", "{}");
        same(tenant, "candidate", candidates);
        columns(tenant, candidates);
    }

    /** The columns that queries use say the same as the record beside them. */
    private void columns(String tenant, Map<String, JsonNode> candidates) {
        Map<String, String> wanted = new TreeMap<>();
        candidates.forEach((id, record) -> wanted.put(
                id,
                record.path("name").asText()
                        + " "
                        + record.path("primaryEmailAddress").path("value").asText("none")));

        assertThat(rows("select id, name || ' ' || coalesce(email, 'none') from candidate", tenant))
                .isEqualTo(wanted);
    }

    private void same(String tenant, String table, Map<String, JsonNode> wanted) {
        Map<String, JsonNode> stored = new TreeMap<>();
        rows("select id, raw from " + table, tenant).forEach((id, raw) -> stored.put(id, tree(raw)));

        assertThat(stored.keySet()).as(table).isEqualTo(wanted.keySet());
        assertThat(stored).as(table).isEqualTo(wanted);
    }

    private Map<String, JsonNode> each(Map<String, JsonNode> owners, Function<String, String> endpoint, String member) {
        Map<String, JsonNode> found = new TreeMap<>();
        owners.keySet()
                .forEach(owner -> found.putAll(list(endpoint.apply(owner), "{'" + member + "': '" + owner + "'}")));
        return found;
    }

    /** Everything that an endpoint lists, by id. */
    public Map<String, JsonNode> list(String endpoint, String request) {
        Map<String, JsonNode> records = new TreeMap<>();
        ObjectNode body = (ObjectNode) tree(request.replace('\'', '"'));
        JsonNode page;
        do {
            page = ask(endpoint, body);
            page.path("results").forEach(record -> records.put(record.path("id").asText(), record));
            body.put("cursor", page.path("nextCursor").asText());
        } while (page.path("moreDataAvailable").asBoolean());
        return records;
    }

    private JsonNode ask(String endpoint, ObjectNode body) {
        String credential = Base64.getEncoder()
                .encodeToString((sandbox.apiKey() + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/" + endpoint))
                .header("Authorization", "Basic " + credential)
                .header("Content-Type", "application/json")
                .header("Ashby-Version", "2026-01-01")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try {
            JsonNode answer = tree(http.send(request, BodyHandlers.ofString()).body());
            assertThat(answer.path("success").asBoolean()).as(endpoint).isTrue();
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> rows(String select, String tenant) {
        String sql = select + " where tenant = ? and removed_at is null";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            Map<String, String> rows = new TreeMap<>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getString(1), found.getString(2));
                }
            }
            return rows;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON", e);
        }
    }
}
