package io.matchbridge.operations;

import io.matchbridge.http.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailureHandledEvent;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * What went wrong in each route since the start, also where somebody took care of it: how often, and of what kind and when
 * the last time. An answer that a caller brought upon himself is no failure.
 */
public final class RouteFailures extends SimpleEventNotifierSupport {

    private static final int OURS_TO_MEND = 500;

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

    public RouteFailures() {
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeFailedEvents(false);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeFailedEvent || event instanceof ExchangeFailureHandledEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeEvent) event).getExchange();
        String route = route(event, exchange);
        Throwable cause = exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (route != null && cause != null && !(cause instanceof Problem problem && problem.status() < OURS_TO_MEND)) {
            byRoute.merge(route, Failures.first(cause), Failures::and);
        }
    }

    /** The route that took care of it, else the one that the work came in by. */
    private static String route(CamelEvent event, Exchange exchange) {
        Route current = event instanceof ExchangeFailureHandledEvent ? ExchangeHelper.getRoute(exchange) : null;
        return current == null ? exchange.getFromRouteId() : current.getRouteId();
    }

    /** Null when nothing went wrong. */
    Failures of(String route) {
        return byRoute.get(route);
    }
}
