package io.matchbridge.sync;

import io.matchbridge.connect.Page;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;

/** Stores a page that the database refused record by record, so that one bad record does not take the others along. */
public final class OneByOne {

    private final Supplier<CamelContext> camel;

    public OneByOne(Supplier<CamelContext> camel) {
        this.camel = camel;
    }

    /** How many of the page's records were created and updated; the others are in the failures, each with its reason. */
    public Map<String, Long> keep(
            @Variable("tenant") String tenant,
            @Variable("stream") String stream,
            @Variable("sync") Map<String, Object> sync,
            @Variable("page") Page page)
            throws Exception {
        long created = 0;
        long updated = 0;
        try (ProducerTemplate routes = camel.get().createProducerTemplate()) {
            for (int i = 0; i < page.records().length; i++) {
                Page single = page.only(i);
                Exchange kept = routes.send("kamelet:sql/sync/streams/" + stream + "?rows=SelectOne", exchange -> {
                    exchange.setVariable("tenant", tenant);
                    exchange.setVariable("page", single);
                });
                if (kept.getException() instanceof SQLException refused) {
                    String record = page.ids()[i];
                    send(
                            routes,
                            "kamelet:sql/sync/fail-record",
                            Map.of(
                                    "tenant",
                                    tenant,
                                    "stream",
                                    stream,
                                    "sync",
                                    sync,
                                    "record",
                                    record,
                                    "reason",
                                    Reason.of(refused)));
                } else if (kept.getException() != null) {
                    throw kept.getException();
                } else {
                    Map<?, ?> counts = kept.getMessage().getBody(Map.class);
                    created += (Long) counts.get("created");
                    updated += (Long) counts.get("updated");
                }
            }
        }
        return Map.of("created", created, "updated", updated);
    }

    private static void send(ProducerTemplate routes, String statement, Map<String, Object> variables)
            throws Exception {
        Exchange sent = routes.send(statement, exchange -> variables.forEach(exchange::setVariable));
        if (sent.getException() != null) {
            throw sent.getException();
        }
    }
}
