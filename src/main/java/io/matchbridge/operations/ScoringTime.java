package io.matchbridge.operations;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Measures how long one application takes to be scored, by words or by meaning. */
public final class ScoringTime extends RoutePolicySupport {

    private static final String BEGUN = "matchbridge.scoring-begun";
    private static final Map<String, String> OUTCOMES =
            Map.of("score-application", "words", "refine-application", "meaning");

    private final Metrics metrics;

    public ScoringTime(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        exchange.setProperty(BEGUN, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.getVariable("application") instanceof Map<?, ?> application) {
            boolean failed = exchange.getException() != null || exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null;
            long taken = System.nanoTime() - exchange.getProperty(BEGUN, Long.class);
            metrics.scored(
                    (String) application.get("tenant"),
                    failed ? "failed" : OUTCOMES.get(route.getId()),
                    Duration.ofNanos(taken));
        }
    }
}
