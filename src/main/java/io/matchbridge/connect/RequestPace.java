package io.matchbridge.connect;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Variable;

/** How fast one key may ask: a ceiling per minute, spread evenly, lowered at once when the ATS says 429. */
public final class RequestPace {

    private static final int LEAST = 6;
    private static final Duration RISES_EVERY = Duration.ofSeconds(30);
    private static final Duration ONE_OVERLOAD = Duration.ofSeconds(1);

    private final int ceiling;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    private static final class Lane {
        private final Bucket bucket;
        private int perMinute;
        private boolean halved;
        private long changedAt = System.nanoTime();

        private Lane(int perMinute) {
            this.perMinute = perMinute;
            this.bucket = Bucket.builder().addLimit(limit(perMinute)).build();
        }
    }

    /** @param ceiling requests per minute and key */
    public RequestPace(int ceiling) {
        this.ceiling = ceiling;
    }

    /** Waits until the tenant's next request may go. */
    public void await(@Variable("tenant") String tenant) throws InterruptedException {
        Lane lane = lanes.computeIfAbsent(tenant, t -> new Lane(ceiling));
        rise(lane);
        lane.bucket.asBlocking().consume(1);
    }

    void slowDown(String tenant, AshbyRefusal refusal) {
        if (refusal.partnerWide()) {
            lanes.values().forEach(lane -> halve(lane, refusal.retryAfter()));
        } else {
            halve(lanes.computeIfAbsent(tenant, t -> new Lane(ceiling)), refusal.retryAfter());
        }
    }

    /** Workers that were refused together tell of one overload: it halves the pace, and holds the key, once. */
    private static void halve(Lane lane, Duration wait) {
        synchronized (lane) {
            long now = System.nanoTime();
            if (lane.halved && now - lane.changedAt < ONE_OVERLOAD.toNanos()) {
                return;
            }
            change(lane, Math.max(LEAST, lane.perMinute / 2));
            lane.halved = true;
            long held = wait == null
                    ? 0
                    : wait.toMillis() * lane.perMinute / Duration.ofMinutes(1).toMillis();
            lane.bucket.consumeIgnoringRateLimits(Math.max(1, held));
        }
    }

    private void rise(Lane lane) {
        synchronized (lane) {
            if (lane.perMinute < ceiling && System.nanoTime() - lane.changedAt > RISES_EVERY.toNanos()) {
                change(lane, Math.min(ceiling, lane.perMinute + Math.max(1, ceiling / 20)));
            }
        }
    }

    private static void change(Lane lane, int perMinute) {
        lane.perMinute = perMinute;
        lane.changedAt = System.nanoTime();
        lane.bucket.replaceConfiguration(
                BucketConfiguration.builder().addLimit(limit(perMinute)).build(),
                TokensInheritanceStrategy.PROPORTIONALLY);
    }

    /** A little room for a burst, so that a lone call need not wait. */
    private static Bandwidth limit(int perMinute) {
        return Bandwidth.builder()
                .capacity(Math.max(1, perMinute / 60))
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
    }
}
