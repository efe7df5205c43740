package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteBuilder;

/**
 * One kind of write to the ATS, with a route of its own, so that it can be watched and paused alone. What may have been done
 * already is looked for before it is sent.
 */
public abstract class PushBackKind extends RouteBuilder {

    private final String kind;
    private final Ashby ashby;
    private final Visits visits;

    PushBackKind(String kind, Ashby ashby, Visits visits) {
        this.kind = kind;
        this.ashby = ashby;
        this.visits = visits;
    }

    static String route(String kind) {
        return "push-back-" + kind;
    }

    @Override
    public final void configure() {
        from("direct:" + route(kind))
                .routeId(route(kind))
                .errorHandler(noErrorHandler())
                .setVariable("sent", method(this, "write"));
    }

    /**
     * Makes what is due stand in the ATS, and only once.
     *
     * @throws AshbyRefusal when the ATS says no, or nothing
     */
    public abstract Sent write(@Variable("tenant") String tenant, @Variable("due") Due due);

    final AshbyReply ask(String tenant, Due due, String endpoint, Map<String, ?> request) {
        return visits.oneOfFew(tenant, () -> ashby.ask(tenant, due.id(), due.claim(), endpoint, request));
    }

    /** The object of the ATS as it is now. */
    final JsonNode present(String tenant, Due due) {
        return due.objectType().equals("Candidate")
                ? ask(tenant, due, "candidate.info", Map.of("id", due.objectId()))
                        .object()
                : ask(tenant, due, "application.info", Map.of("applicationId", due.objectId()))
                        .object();
    }

    /** Values of a record's custom fields by the id of their definition. */
    static Map<String, JsonNode> fields(JsonNode customFields) {
        Map<String, JsonNode> fields = new HashMap<>();
        if (customFields != null) {
            customFields.forEach(field -> {
                if (!StandingValue.isNone(field.get("value"))) {
                    fields.put(field.path("id").asText(), field.get("value"));
                }
            });
        }
        return fields;
    }
}
