package io.matchbridge.operations;

import io.matchbridge.http.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * What went wrong in each route since the start, also where the route took care of it itself: how often, and of what kind
 * and when the last time. An answer that a caller brought upon himself is no failure.
 */
public final class RouteFailures implements RoutePolicyFactory {

    private static final int OURS_TO_MEND = 500;
    private static final String COUNTED = "matchbridge.counted-failure";

    /**
     * @param count since the start
     * @param error the class of the last; never its words, which may quote a person
     * @param at when it was
     */
    public record Failures(long count, String error, Instant at) {

        private static Failures first(Throwable cause) {
            return new Failures(1, cause.getClass().getName(), Instant.now());
        }

        private Failures and(Failures later) {
            return new Failures(count + later.count, later.error, later.at);
        }
    }

    private final Map<String, Failures> byRoute = new ConcurrentHashMap<>();

    /** Null when nothing went wrong. */
    Failures of(String route) {
        return byRoute.get(route);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode node) {
        // A statement is part of the route that needs it.
        if (node instanceof RouteDefinition route && Boolean.TRUE.equals(route.isKamelet())) {
            return null;
        }
        return new RoutePolicySupport() {
            @Override
            public void onExchangeDone(Route route, Exchange exchange) {
                count(routeId, exchange);
            }
        };
    }

    /** A failure that a route lets pass counts for each route that it passes; one that was mended, where it was. */
    private void count(String routeId, Exchange exchange) {
        Throwable failure = exchange.getException();
        if (failure == null) {
            failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
            if (failure == null || failure == exchange.getProperty(COUNTED)) {
                return;
            }
            exchange.setProperty(COUNTED, failure);
        }
        if (!(failure instanceof Problem problem && problem.status() < OURS_TO_MEND)) {
            byRoute.merge(routeId, Failures.first(failure), Failures::and);
        }
    }
}
