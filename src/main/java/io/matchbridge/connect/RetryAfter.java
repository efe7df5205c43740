package io.matchbridge.connect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes everybody who uses the same key wait as long as the ATS asked for; where it did not say, a second, and twice as long
 * after each try. The next try itself comes at once, to wait with all others.
 */
public final class RetryAfter implements Processor {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;
    private static final double JITTER = 0.2;

    private final RequestPace pace;

    public RetryAfter(RequestPace pace) {
        this.pace = pace;
    }

    @Override
    public void process(Exchange exchange) throws SQLException {
        AshbyRefusal refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AshbyRefusal.class);
        if (refusal.is(AshbyRefusal.Kind.BUSY)) {
            pace.refused(exchange, refusal, refusal.retryAfter() == null ? backOff(exchange) : refusal.retryAfter());
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 1L);
        }
    }

    private static Duration backOff(Exchange exchange) {
        int tries = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        long milliseconds = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(DOUBLINGS, tries));
        return Duration.ofMillis(
                (long) (milliseconds * (1 + JITTER * ThreadLocalRandom.current().nextDouble())));
    }
}
