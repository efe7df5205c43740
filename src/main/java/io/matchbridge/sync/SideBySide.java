package io.matchbridge.sync;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;

/**
 * What runs side by side fails as if it ran alone. Camel lets a branch whose failure was handled end the whole when it comes
 * in last, and keeps the failure of a branch from the error handler around the whole: both are undone here.
 */
public final class SideBySide implements AggregationStrategy {

    /** The branches leave nothing behind; only a failure that none of them handled goes on. */
    @Override
    public Exchange aggregate(Exchange before, Exchange branch) {
        Exchange whole = before == null ? branch : before;
        if (whole.getException() == null) {
            whole.setException(branch.getException());
        }
        forgetErrorHandlers(whole);
        return whole;
    }

    /** The failure of a branch, for the error handler around. */
    public static void rethrow(@ExchangeException Exception failure, Exchange exchange) throws Exception {
        forgetErrorHandlers(exchange);
        throw failure instanceof CamelExchangeException && failure.getCause() instanceof Exception cause
                ? cause
                : failure;
    }

    /** As if no error handler had seen the exchange. */
    private static void forgetErrorHandlers(Exchange exchange) {
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setRedeliveryExhausted(false);
    }
}
