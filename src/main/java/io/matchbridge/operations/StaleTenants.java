package io.matchbridge.operations;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Bad when a tenant that is connected and not paused was last read to its end, or else set up, more than two of its
 * intervals ago. It says nothing about this node: who starts it anew mends nothing, so liveness and readiness do not ask it.
 */
public final class StaleTenants extends AbstractHealthCheck {

    private static final String AGES = "kamelet:sql/operations/full-sync-ages";
    private static final double SECONDS_AN_HOUR = 3600;

    private final Supplier<ProducerTemplate> routes;
    private final Map<String, Duration> intervals;

    /**
     * @param routes    which are there by the time of the first question
     * @param intervals those on offer, the default first
     */
    public StaleTenants(Supplier<ProducerTemplate> routes, Map<String, Duration> intervals) {
        super("matchbridge", "stale-tenants");
        this.routes = routes;
        this.intervals = intervals;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Exchange read = routes.get().send(AGES, exchange -> {});
        if (read.getException() != null) {
            result.message("The database does not answer.").down();
            return;
        }
        List<?> rows = read.getMessage().getBody(List.class);
        String stale = rows.stream()
                .map(row -> (Map<?, ?>) row)
                .filter(this::isStale)
                .map(StaleTenants::words)
                .collect(Collectors.joining(" "));
        if (stale.isEmpty()) {
            result.up();
        } else {
            result.message(stale).down();
        }
    }

    private boolean isStale(Map<?, ?> row) {
        return seconds(row) > 2 * every((String) row.get("sync_interval")).toMillis() / 1000.0;
    }

    private static String words(Map<?, ?> row) {
        return "%s was not synced completely for %s hours, its interval is %s."
                .formatted(
                        row.get("tenant"),
                        String.format(Locale.ROOT, "%.1f", seconds(row) / SECONDS_AN_HOUR),
                        row.get("sync_interval"));
    }

    private static double seconds(Map<?, ?> row) {
        return ((Number) row.get("seconds")).doubleValue();
    }

    /** As the timers count: an interval that is no longer on offer is the default one. */
    private Duration every(String interval) {
        return intervals.getOrDefault(interval, intervals.values().iterator().next());
    }
}
