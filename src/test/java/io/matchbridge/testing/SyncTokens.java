package io.matchbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a sync token was stored before the data that it stands for: what an incremental pass from the stored token would
 * bring must hold every record that is not here, or here in an older version. Looks while nobody edits and nothing is set to
 * go wrong.
 */
public final class SyncTokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Stream(String name, String table, String endpoint, String request) {}

    private static final List<Stream> STREAMS = List.of(
            new Stream("candidates", "candidate", "candidate.list", "{}"),
            new Stream("applications", "application", "application.list", "{}"),
            new Stream(
                    "jobs",
                    "job",
                    "job.list",
                    "{'status': ['Draft', 'Open', 'Closed', 'Archived'], 'includeUnpublishedJobPostingsIds': true}"),
            new Stream("stages", "interview_plan", "interviewPlan.list", "{'includeArchived': true}"),
            new Stream("users", "ashby_user", "user.list", "{'includeDeactivated': true}"),
            new Stream("departments", "department", "department.list", "{'includeArchived': true}"),
            new Stream("tags", "tag", "candidateTag.list", "{'includeArchived': true}"),
            new Stream("fields", "custom_field", "customField.list", "{'includeArchived': true}"));

    private final RunningService service;
    private final Mirror ashby;

    public SyncTokens(SandboxedService app) {
        this.service = app.service();
        this.ashby = new Mirror(app);
    }

    /**
     * Fails with the records that an incremental pass would never bring.
     *
     * @param except streams in which Ashby told untruths, so that what is here cannot be right
     */
    public void areNotAheadOfTheData(String tenant, Set<String> except) {
        for (Stream stream : STREAMS) {
            String token = token(tenant, stream.name);
            if (token == null || except.contains(stream.name)) {
                continue;
            }
            Set<String> toCome;
            try {
                toCome =
                        ashby.list(stream.endpoint, with(stream.request, token)).keySet();
            } catch (AssertionError expired) {
                continue; // such a token leads to a full pass
            }
            assertThat(stale(tenant, stream))
                    .as("records of " + stream.name + " that the stored token passes over")
                    .isSubsetOf(toCome);
        }
    }

    /** The ids of records that are not here as Ashby shows them now. */
    private List<String> stale(String tenant, Stream stream) {
        Map<String, String> here = new HashMap<>();
        service.column("select raw from " + stream.table + " where removed_at is null and tenant = '" + tenant + "'")
                .forEach(raw -> here.put(read(raw).path("id").asText(), version(read(raw))));
        List<String> stale = new ArrayList<>();
        ashby.list(stream.endpoint, stream.request).forEach((id, record) -> {
            if (!version(record).equals(here.get(id))) {
                stale.add(id);
            }
        });
        return stale;
    }

    /** Members that show another record, such as a tag's title, change without a trace: the time tells of the record's own. */
    private static String version(JsonNode record) {
        return record.has("updatedAt") ? record.path("updatedAt").asText() : record.toString();
    }

    private String token(String tenant, String stream) {
        return service
                .column("select sync_token from stream_place where tenant = '%s' and stream = '%s'"
                        .formatted(tenant, stream))
                .stream()
                .filter(token -> token != null)
                .findFirst()
                .orElse(null);
    }

    private static String with(String request, String token) {
        return request.equals("{}")
                ? "{'syncToken': '" + token + "'}"
                : request.replaceFirst("}$", ", 'syncToken': '" + token + "'}");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }
}
