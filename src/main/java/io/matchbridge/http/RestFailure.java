package io.matchbridge.http;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Answers a call whose route could not even begin: it is suspended or stopped. */
public final class RestFailure implements RoutePolicyFactory {

    private final ProblemAnswer problemAnswer;

    public RestFailure(ProblemAnswer problemAnswer) {
        this.problemAnswer = problemAnswer;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return route instanceof RouteDefinition definition && Boolean.TRUE.equals(definition.isRest())
                ? new RoutePolicySupport() {
                    @Override
                    public void onExchangeDone(Route through, Exchange exchange) {
                        answer(exchange);
                    }
                }
                : null;
    }

    private void answer(Exchange exchange) {
        Throwable failure = exchange.getException();
        if (failure != null) {
            exchange.setException(null);
            problemAnswer.give(
                    exchange,
                    failure instanceof DirectConsumerNotAvailableException
                            ? Problem.of(503, "suspended", "Suspended", "An operator has suspended this call.")
                            : failure);
        }
    }
}
