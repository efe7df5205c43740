package io.matchbridge.connect;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the next try wait as long as the ATS asked for, and everybody else who uses the same key with it. */
public final class RetryAfter implements Processor {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RequestPace pace;

    public RetryAfter(RequestPace pace) {
        this.pace = pace;
    }

    @Override
    public void process(Exchange exchange) {
        AshbyRefusal refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AshbyRefusal.class);
        if (!refusal.is(AshbyRefusal.Kind.BUSY)) {
            return;
        }
        pace.slowDown(exchange.getVariable("tenant", String.class), refusal);
        if (refusal.retryAfter() != null) {
            long milliseconds = Math.min(refusal.retryAfter().toMillis(), LONGEST.toMillis());
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, Math.max(1, milliseconds));
        }
    }
}
