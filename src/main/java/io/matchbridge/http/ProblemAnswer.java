package io.matchbridge.http;

import io.matchbridge.database.Trace;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in a call into the answer to it. What was not foreseen gets an id, and the log the rest. */
public final class ProblemAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);

    public void answer(Exchange exchange) {
        give(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    void give(Exchange exchange, Throwable failure) {
        Problem problem = problem(failure);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        exchange.getMessage().setBody(Json.write(problem.body()));
    }

    private static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        String id = UUID.randomUUID().toString();
        LOG.error("internal error {}: {}", id, Trace.of(failure));
        return Problem.internal(id);
    }
}
