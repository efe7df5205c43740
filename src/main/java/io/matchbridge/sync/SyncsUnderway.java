package io.matchbridge.sync;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The syncs that this node is at work on: only those are told to be alive. One that broke off, such as when the database went
 * away, is no longer among them, and somebody takes it up.
 */
public final class SyncsUnderway {

    private static final Duration END_WITHIN = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Map<String, String> tenants = new ConcurrentHashMap<>();

    /** A sync begins; it is over when its exchange is, however that ends. */
    public void begin(
            @Variable("sync") Map<String, Object> sync, @Variable("tenant") String tenant, Exchange exchange) {
        String id = String.valueOf(sync.get("id"));
        tenants.put(id, tenant);
        exchange.getUnitOfWork().addSynchronization(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                tenants.remove(id);
            }
        });
    }

    /** The ids of the syncs. */
    public String[] ids() {
        return tenants.keySet().toArray(String[]::new);
    }

    /** Waits a few seconds for the end of what this node still does for a tenant who has left. */
    public void awaitEnd(@Variable("tenant") String tenant) throws InterruptedException {
        for (long end = System.nanoTime() + END_WITHIN.toNanos();
                tenants.containsValue(tenant) && System.nanoTime() < end; ) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }
}
