package io.matchbridge.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers, held against the description that the service gives of them. */
@ResourceLock("RunningService.shared")
class AnswersAsDescribedTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    private static ObjectNode description;

    @BeforeAll
    static void somethingWasSynced() throws Exception {
        SyncedTenant.in(service);
        service.call("POST", "/api/tokens", "{\"name\": \"t\", \"role\": \"viewer\"}");
        service.call("GET", "/api/tokens", null);
        description = (ObjectNode) service.call("GET", "/openapi.json", null).json();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/integrations,                                 /api/integrations",
        "/api/connections,                                  /api/connections",
        "/api/connections/{tenant},                         /api/connections/acme",
        "/api/connections/{tenant}/syncs,                   /api/connections/acme/syncs",
        "/api/connections/{tenant}/failures,                /api/connections/acme/failures",
        "/api/connections/{tenant}/audit,                   /api/connections/acme/audit",
        "/api/connections/{tenant}/jobs,                    /api/connections/acme/jobs",
        "/api/connections/{tenant}/jobs/{id},               /api/connections/acme/jobs/j1",
        "/api/connections/{tenant}/jobs/{id}/selection-rates, /api/connections/acme/jobs/j1/selection-rates",
        "/api/connections/{tenant}/applications/{id}/scores, /api/connections/acme/applications/a1/scores",
        "/api/connections/{tenant}/jobs/{id}/applications,  /api/connections/acme/jobs/j1/applications",
        "/api/connections/{tenant}/applications/{id},       /api/connections/acme/applications/a1",
        "/api/connections/{tenant}/applications/{id},       /api/connections/acme/applications/a3",
        "/api/connections/{tenant}/applications/{id}/score, /api/connections/acme/applications/a1/score",
        "/api/connections/{tenant}/candidates,              /api/connections/acme/candidates",
        "/api/connections/{tenant}/candidates/{id},         /api/connections/acme/candidates/c1",
        "/api/connections/{tenant}/candidates/{id},         /api/connections/acme/candidates/m1",
        "/api/connections/{tenant}/stages,                  /api/connections/acme/stages",
        "/api/connections/{tenant}/users,                   /api/connections/acme/users",
        "/api/connections/{tenant}/departments,             /api/connections/acme/departments",
        "/api/connections/{tenant}/tags,                    /api/connections/acme/tags",
        "/api/connections/{tenant}/fields,                  /api/connections/acme/fields",
        "/api/connections/{tenant}/push-back,               /api/connections/acme/push-back",
        "/api/connections/{tenant}/push-backs,              /api/connections/acme/push-backs",
        "/api/connections/{tenant}/push-back/preview,       /api/connections/acme/push-back/preview",
        "/api/connections/{tenant}/rules,                   /api/connections/acme/rules",
        "/api/connections/{tenant}/approvals,               /api/connections/acme/approvals",
        "/api/routes,                                       /api/routes?limit=500",
        "/api/routes/{id},                                  /api/routes/timers",
        "/api/tokens,                                       /api/tokens",
    })
    void answersAsDescribed(String path, String call) {
        Reply reply = service.call("GET", call, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(schema(path).validate(reply.json())).as(reply.body()).isEmpty();
    }

    private static JsonSchema schema(String path) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json/schema";
        assertThat(description.at(pointer).isMissingNode()).as(path).isFalse();
        ObjectNode root = description.deepCopy();
        root.put("$ref", "#" + pointer);
        close(
                root.at("/components/schemas"),
                Set.copyOf(description.findParents("allOf").stream()
                        .flatMap(whole -> whole.get("allOf").findValuesAsText("$ref").stream())
                        .map(reference -> reference.replaceFirst(".*/", ""))
                        .toList()));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        root,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** A member that is not described is wrong too, but for the descriptions that others are put together from. */
    private static void close(JsonNode schemas, Set<String> parts) {
        schemas.fields().forEachRemaining(schema -> {
            if (!parts.contains(schema.getKey())) {
                ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
            }
        });
    }
}
