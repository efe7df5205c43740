package io.matchbridge.pushback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** Which tenants this node is writing for: each once at a time, and not for so long that others wait. */
public final class Visits {

    private static final int MOST_CLAIMS = 10;
    private static final int BATCH = 40;

    private final Map<String, AtomicInteger> claims = new ConcurrentHashMap<>();

    /** Whether the visit may begin; false while another one goes on. */
    public boolean begin(@Body String tenant) {
        return claims.putIfAbsent(tenant, new AtomicInteger()) == null;
    }

    /** How many writes may be claimed next: none once the visit has been long enough, one while a sync reads. */
    public int room(@Variable("tenant") String tenant, @Variable("run") Map<String, Object> run, CamelContext camel) {
        if (camel.isStopping() || claims.get(tenant).incrementAndGet() > MOST_CLAIMS) {
            return 0;
        }
        return Boolean.TRUE.equals(run.get("syncing")) ? 1 : BATCH;
    }

    public void end(@Variable("tenant") String tenant) {
        claims.remove(tenant);
    }

    /** The tenants that are being visited, with commas between; null: none. */
    public String visiting() {
        return claims.isEmpty() ? null : String.join(",", claims.keySet());
    }

    /** The kinds whose route runs, with commas between. */
    public String kinds(CamelContext camel) {
        return Stream.of(Write.CUSTOM_FIELDS, Write.TAG, Write.NOTE, Write.STAGE)
                .filter(kind -> camel.getRouteController()
                        .getRouteStatus(PushBackKind.route(kind))
                        .isStarted())
                .collect(Collectors.joining(","));
    }
}
