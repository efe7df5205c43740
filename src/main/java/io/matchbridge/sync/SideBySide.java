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
        whole.getExchangeExtension().setErrorHandlerHandled(null);
        whole.getExchangeExtension().setRedeliveryExhausted(false);
        return whole;
    }

    /** The failure of a branch, for the error handler around. */
    public static void rethrow(@ExchangeException Exception failure) throws Exception {
        throw failure instanceof CamelExchangeException && failure.getCause() instanceof Exception cause
                ? cause
                : failure;
    }
}
