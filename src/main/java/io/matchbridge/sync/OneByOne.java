package io.matchbridge.sync;

import io.matchbridge.connect.AshbyReply;
import io.matchbridge.connect.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;

/** Stores a page that the database refused record by record, so that one bad record does not take the others along. */
public final class OneByOne {

    private final Supplier<ProducerTemplate> routes;

    public OneByOne(Supplier<ProducerTemplate> routes) {
        this.routes = routes;
    }

    /** How many of the page's records were created and updated; the others are in the failures, each with its reason. */
    public Map<String, Long> keep(
            @Variable("tenant") String tenant,
            @Variable("stream") String stream,
            @Variable("sync") Map<String, Object> sync,
            @Variable("place") Map<String, Object> place,
            @Variable("page") Page page,
            @Variable("reply") AshbyReply reply)
            throws Exception {
        long created = 0;
        long updated = 0;
        List<String> ids = page.ids().texts();
        for (int i = 0; i < ids.size(); i++) {
            Page single = page.only(i);
            Exchange kept = routes.get()
                    .send(
                            "kamelet:sql/sync/streams/" + stream + "?rows=SelectOne&dataSource=pageDataSource",
                            exchange -> {
                                exchange.setVariable("tenant", tenant);
                                exchange.setVariable("place", place);
                                exchange.setVariable("page", single);
                                exchange.setVariable("reply", reply);
                            });
            if (kept.getException() instanceof SQLException refused) {
                fail(Map.of(
                        "tenant",
                        tenant,
                        "stream",
                        stream,
                        "sync",
                        sync,
                        "record",
                        ids.get(i),
                        "reason",
                        Reason.of(refused, kept.getContext())));
            } else if (kept.getException() != null) {
                throw kept.getException();
            } else {
                Map<?, ?> counts = kept.getMessage().getBody(Map.class);
                created += (Long) counts.get("created");
                updated += (Long) counts.get("updated");
            }
        }
        return Map.of("created", created, "updated", updated);
    }

    private void fail(Map<String, Object> record) throws Exception {
        Exchange failed =
                routes.get().send("kamelet:sql/sync/fail-record", exchange -> record.forEach(exchange::setVariable));
        if (failed.getException() != null) {
            throw failed.getException();
        }
    }
}
