package io.matchbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.OpenApi;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ashby's OpenAPI document as the judge of what we ask. The document lies outside of the repository, in the folder that the
 * system property {@code matchbridge.shared} names; where it is absent only the headers are checked.
 */
public final class RequestContract {

    private static final Logger LOG = LoggerFactory.getLogger(RequestContract.class);

    /** Announced after the document was written. */
    private static final Map<String, Set<String>> NEWER = Map.of(
            "jobPosting.list", Set.of("includeUnpublishedJobPostings"),
            "jobPosting.info", Set.of("includeUnpublishedJobPostings"));

    /** Events that have payloads in the document, and are missing where a webhook may ask for them. */
    private static final Set<String> PERHAPS_EVENTS = Set.of("jobCreate", "jobUpdate");

    private static final OpenApi OPEN_API = OpenApi.find().orElseGet(() -> {
        LOG.warn("Skipped: requests are not checked, as matchbridge.shared names no folder with ashby/openapi.json");
        return null;
    });

    private RequestContract() {}

    /** Fails with every way in which what the sandbox was asked breaks the contract, each once; and forgets it. */
    public static void checkAndForget(Sandbox sandbox) {
        List<RecordedRequest> requests = sandbox.log().requests();
        sandbox.log().clear();
        Set<String> wrong = new TreeSet<>();
        for (RecordedRequest request : requests) {
            headers(request, wrong);
            body(request, wrong);
        }

        assertThat(wrong).as("what is wrong with our requests to Ashby").isEmpty();
    }

    private static void headers(RecordedRequest request, Set<String> wrong) {
        Map<String, String> headers = request.headers();
        if (!headers.getOrDefault("content-type", "").startsWith("application/json")) {
            wrong.add(request.endpoint() + ": no Content-Type: application/json");
        }
        if (!headers.containsKey("ashby-version")) {
            wrong.add(request.endpoint() + ": no Ashby-Version");
        }
    }

    private static void body(RecordedRequest request, Set<String> wrong) {
        JsonNode body = request.body().deepCopy();
        if (!(body instanceof ObjectNode object)) {
            wrong.add(request.endpoint() + ": the body is no JSON object");
            return;
        }
        object.fields().forEachRemaining(member -> {
            if (member.getValue().isNull() && !member.getKey().equals("fieldValue")) {
                wrong.add(request.endpoint() + ": " + member.getKey() + " is null, and ought to be left out");
            }
        });
        object.remove(NEWER.getOrDefault(request.endpoint(), Set.of()));
        if (PERHAPS_EVENTS.contains(object.path("webhookType").asText())) {
            object.remove("webhookType");
            object.put("webhookType", "applicationUpdate");
        }
        // Null clears a field, as others saw at the live API; the document knows values alone.
        for (JsonNode value : object.path("values")) {
            if (value.path("fieldValue").isNull()) {
                ((ObjectNode) value).put("fieldValue", "");
            }
        }
        if (OPEN_API != null) {
            OPEN_API.wrongWithRequest(request.endpoint(), object)
                    .forEach(message -> wrong.add(request.endpoint() + ": " + message.getMessage()));
        }
    }
}
