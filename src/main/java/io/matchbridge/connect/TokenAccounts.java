package io.matchbridge.connect;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The buckets that all nodes share. A bucket fills with a microsecond each microsecond, and a request costs as many as the
 * pace says: so the pace can change without the bucket.
 */
final class TokenAccounts {

    /** A lone call need not wait, and a node that is a little late loses nothing. */
    private static final Duration MOST_SAVED = Duration.ofMillis(250);

    private static final BucketConfiguration TIME = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(microseconds(MOST_SAVED))
                    .refillGreedy(microseconds(Duration.ofSeconds(1)), Duration.ofSeconds(1))
                    .build())
            .build();

    private final ProxyManager<String> all;
    private final ProxyManager<String> writes;

    TokenAccounts(DataSource database, DatabaseClock clock) {
        this.all = buckets(database, clock, "ashby_bucket");
        this.writes = buckets(database, clock, "ashby_write_bucket");
    }

    /** What all requests of a tenant are paid from. */
    BucketProxy all(String tenant) {
        return all.getProxy(tenant, () -> TIME);
    }

    /** What its writes are paid from besides while a sync reads. */
    BucketProxy writes(String tenant) {
        return writes.getProxy(tenant, () -> TIME);
    }

    /**
     * Takes time out of a bucket, also when it is not there yet.
     *
     * @return how long to wait until the bucket has made up for what others took before
     */
    static Duration draw(BucketProxy bucket, Duration cost) {
        Duration debt = Duration.ofNanos(bucket.consumeIgnoringRateLimits(microseconds(cost)));
        Duration others = debt.minus(cost);
        return others.isNegative() ? Duration.ZERO : others;
    }

    private static long microseconds(Duration time) {
        return time.toNanos() / 1_000;
    }

    private static ProxyManager<String> buckets(DataSource database, DatabaseClock clock, String table) {
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table(table)
                .idColumn("tenant")
                .stateColumn("state")
                .clientClock(clock)
                .build();
    }
}
