package io.matchbridge.operations;

import io.matchbridge.connect.AshbyRefusal;
import java.io.IOException;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Counts each request to Ashby, every try of it, by tenant, endpoint and outcome: {@code ok}, {@code 429}, {@code silent}
 * where no answer came, else the kind of the refusal. What was never sent does not count.
 */
public final class RequestCount extends RoutePolicySupport {

    private final Metrics metrics;

    public RequestCount(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        String outcome = outcome(exchange.getException());
        if (outcome != null) {
            boolean isTried = exchange.getVariable("credential") != null;
            String tenant = isTried ? Metrics.NOBODY : exchange.getVariable("tenant", String.class);
            metrics.asked(tenant, exchange.getVariable("endpoint", String.class), outcome);
        }
    }

    /** Null when nothing was asked. */
    private static String outcome(Exception failure) {
        if (failure == null) {
            return "ok";
        }
        if (failure instanceof AshbyRefusal refusal) {
            return refusal.is(AshbyRefusal.Kind.BUSY)
                    ? "429"
                    : refusal.kind().name().toLowerCase(Locale.ROOT);
        }
        return failure instanceof IOException ? "silent" : null;
    }
}
