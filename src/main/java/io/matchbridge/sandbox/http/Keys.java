package io.matchbridge.sandbox.http;

import io.github.bucket4j.Bucket;
import io.matchbridge.sandbox.world.Changes;
import io.matchbridge.sandbox.world.Scramble;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The keys of the invented account. The first one may do everything. */
public final class Keys {

    private final long seed;
    private final Changes changes;
    private final ApiKey first;
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Bucket> ceilings = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    Keys(long seed, Changes changes) {
        this.seed = seed;
        this.changes = changes;
        this.first = create("Matchbridge", Scopes.ALL, true, true, 0);
    }

    /** The key with every scope that sees everything. */
    public ApiKey first() {
        return first;
    }

    /**
     * Makes a key.
     *
     * @param requestsPerMinute ceiling above which it gets 429; 0 for none
     */
    public ApiKey create(
            String title,
            Collection<String> scopes,
            boolean confidential,
            boolean privateFields,
            int requestsPerMinute) {
        ApiKey key = new ApiKey(
                secret(made.getAndIncrement()),
                title,
                Set.copyOf(scopes),
                changes.now(),
                confidential,
                privateFields,
                requestsPerMinute);
        put(key);
        return key;
    }

    /** Gives the key with the same secret other scopes, toggles or another ceiling. */
    public void put(ApiKey key) {
        keys.put(key.secret(), key);
        ceilings.remove(key.secret());
        if (key.requestsPerMinute() > 0) {
            int ceiling = key.requestsPerMinute();
            ceilings.put(
                    key.secret(),
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(ceiling).refillGreedy(ceiling, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /** Deactivates a key: from now on it gets 403. */
    public void revoke(String secret) {
        keys.remove(secret);
        ceilings.remove(secret);
    }

    public Optional<ApiKey> find(String secret) {
        return Optional.ofNullable(keys.get(secret));
    }

    /** Counts a request; false when the key is above its ceiling. */
    boolean isWithinCeiling(ApiKey key) {
        Bucket ceiling = ceilings.get(key.secret());
        return ceiling == null || ceiling.tryConsume(1);
    }

    private String secret(int number) {
        return "sandbox" + Long.toHexString(Scramble.mix(seed + number))
                + Long.toHexString(Scramble.mix(~seed - number));
    }
}
