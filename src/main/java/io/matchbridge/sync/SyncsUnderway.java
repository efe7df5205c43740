package io.matchbridge.sync;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The syncs that this node is at work on: only those are told to be alive. One that broke off, such as when the database went
 * away, is no longer among them, and somebody takes it up.
 */
public final class SyncsUnderway {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** A sync begins; it is over when its exchange is, however that ends. */
    public void begin(@Variable("sync") Map<String, Object> sync, Exchange exchange) {
        String id = String.valueOf(sync.get("id"));
        ids.add(id);
        exchange.getUnitOfWork().addSynchronization(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                ids.remove(id);
            }
        });
    }

    /** The ids of the syncs. */
    public String[] ids() {
        return ids.toArray(String[]::new);
    }
}
