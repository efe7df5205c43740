package io.matchbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.testing.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The description of the REST interface, held against what the service offers. */
@ResourceLock("RunningService.shared")
class OpenApiTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    /** Served by the HTTP server itself, not by a route. */
    private static final Set<String> NO_ROUTE = Set.of("GET /openapi.json");

    private static JsonNode description;

    @BeforeAll
    static void read() {
        description = service.callAs(null, "GET", "/openapi.json", null).json();
    }

    @Test
    void describesEveryCall() {
        assertThat(offered()).contains("POST /api/connections", "GET /api/connections/{tenant}/jobs/{id}/applications");
        assertThat(described()).containsAll(offered());
    }

    @Test
    void describesNoCallThatIsNotOffered() {
        Set<String> notOffered = new TreeSet<>(described());
        notOffered.removeAll(offered());
        notOffered.removeAll(NO_ROUTE);

        assertThat(notOffered).isEmpty();
    }

    @Test
    void isOpenApi() {
        assertThat(description.get("openapi").asText()).startsWith("3.1");
        assertThat(description.at("/info/title").asText()).isEqualTo("Matchbridge");
        assertThat(description.at("/servers/0/url").asText()).isEqualTo("/");
        List<String> ids = new ArrayList<>();
        operations((call, operation) -> {
            ids.add(operation.get("operationId").asText());
            assertThat(operation.get("summary").asText()).as(call).isNotBlank();
            assertThat(operation.get("responses").fieldNames())
                    .toIterable()
                    .as(call)
                    .anyMatch(status -> status.startsWith("2"));
            Set<String> inPath = java.util.regex.Pattern.compile("\\{(\\w+)}")
                    .matcher(call)
                    .results()
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
            Set<String> declared = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                JsonNode it = resolved(parameter);
                if (it.get("in").asText().equals("path")) {
                    declared.add(it.get("name").asText());
                }
            });
            assertThat(declared).as(call).isEqualTo(inPath);
        });
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void pointsNowhere() {
        description
                .findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Set<String> described() {
        Set<String> calls = new TreeSet<>();
        operations((call, operation) -> calls.add(call));
        return calls;
    }

    private static void operations(BiConsumer<String, JsonNode> each) {
        description
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> each.accept(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
    }

    private static Set<String> offered() {
        Set<String> calls = service.camel().getRestRegistry().listAllRestServices().stream()
                .map(call -> call.getMethod().toUpperCase(Locale.ROOT) + " " + path(call.getUrl()))
                .collect(Collectors.toCollection(TreeSet::new));
        service.camel().getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(PlatformHttpEndpoint.class::isInstance)
                .map(PlatformHttpEndpoint.class::cast)
                .filter(endpoint -> endpoint.getPath().startsWith("/webhooks/"))
                .forEach(endpoint -> calls.add(endpoint.getHttpMethodRestrict() + " " + endpoint.getPath()));
        return calls;
    }

    /** What follows the host, without a trailing slash. */
    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "").replaceFirst("/$", "");
    }
}
