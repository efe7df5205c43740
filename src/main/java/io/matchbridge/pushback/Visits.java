package io.matchbridge.pushback;

import io.matchbridge.connect.AshbyReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** Which tenants this node is writing for: each once at a time, and not for so long that others wait. */
public final class Visits {

    private static final int MOST_CLAIMS = 10;
    private static final int BATCH = 40;

    /** As many requests of one visit are under way at once: Ashby likes it low. */
    private static final int AT_ONCE = 4;

    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    /** How often a visit has claimed, and whether it ended because that was often enough. */
    private static final class Visit {

        private final Semaphore requests = new Semaphore(AT_ONCE);
        private int claims;
        private boolean isCutShort;
    }

    /** Whether the visit may begin; false while another one goes on. */
    public boolean begin(@Variable("tenant") String tenant) {
        return visits.putIfAbsent(tenant, new Visit()) == null;
    }

    /** How many writes may be claimed next: none once the visit has been long enough, one while a sync reads. */
    public int room(@Variable("tenant") String tenant, @Variable("run") Map<String, Object> run, CamelContext camel) {
        Visit visit = visits.get(tenant);
        if (camel.isStopping() || ++visit.claims > MOST_CLAIMS) {
            visit.isCutShort = !camel.isStopping();
            return 0;
        }
        return Boolean.TRUE.equals(run.get("syncing")) ? 1 : BATCH;
    }

    /** Asks for one of the visit's writes, as soon as few others are asking. */
    AshbyReply oneOfFew(String tenant, Supplier<AshbyReply> question) {
        Semaphore requests = visits.get(tenant).requests;
        requests.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            requests.release();
        }
    }

    /** Ends a visit; true when it begins anew at once, behind the tenants who wait, because there was more to write. */
    public boolean goesOn(@Variable("tenant") String tenant) {
        return visits.compute(tenant, (name, visit) -> visit.isCutShort ? new Visit() : null) != null;
    }

    /** The tenants that are being visited, with commas between; null: none. */
    public String visiting() {
        return visits.isEmpty() ? null : String.join(",", visits.keySet());
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
