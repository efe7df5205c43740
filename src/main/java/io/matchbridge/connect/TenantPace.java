package io.matchbridge.connect;

import io.github.bucket4j.distributed.BucketProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The pace of one tenant, as this node keeps it together with the others. */
final class TenantPace {

    /**
     * What we take of the ceiling. The rest is for what is saved up, for what a node draws ahead, and for requests that a
     * slow line lets arrive closer together than they left: in no minute do more than the ceiling arrive.
     */
    private static final double TAKEN = 0.975;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Duration NAP = Duration.ofMillis(50);

    private final String tenant;
    private final int ceiling;
    private final PaceTable table;
    private final BooleanSupplier stopping;
    private final Lane all;
    private final Lane writes;
    private volatile long heldUntil = System.nanoTime();
    private volatile boolean syncing;
    private volatile long lookedUpAt = System.nanoTime() - LOOK_UP.toNanos();

    TenantPace(String tenant, int ceiling, PaceTable table, TokenAccounts accounts, BooleanSupplier stopping) {
        this.tenant = tenant;
        this.ceiling = ceiling;
        this.table = table;
        this.stopping = stopping;
        BucketProxy bucket = accounts.all(tenant);
        BucketProxy halfBucket = accounts.writes(tenant);
        this.all = new Lane((wanted, asker) -> draw(bucket, 1, wanted, asker), this::mayWait);
        this.writes = new Lane((wanted, asker) -> draw(halfBucket, 2, wanted, asker), this::mayWait);
    }

    /** As {@link RequestPace#await}. */
    void await(Asker asker) throws InterruptedException, SQLException {
        if (asker == Asker.PUSH_BACK && isSyncing()) {
            writes.await(asker);
        }
        all.await(asker);
    }

    /** Lets nobody ask with what was drawn before the ATS refused. */
    void refused() {
        all.forfeit();
        writes.forfeit();
    }

    private boolean isSyncing() throws SQLException {
        if (System.nanoTime() - lookedUpAt > LOOK_UP.toNanos()) {
            lookUp();
        }
        return syncing;
    }

    /** @param price of a request, as a multiple of what the pace says */
    private int draw(BucketProxy bucket, int price, int wanted, Asker asker) throws InterruptedException, SQLException {
        Standing standing = admitted(asker);
        if (standing.mayRise()) {
            table.rise(tenant);
        }
        Duration cost = cost(standing.share()).multipliedBy(price);
        long batch = Math.max(1, Math.min(wanted, Lane.batch().dividedBy(cost)));
        Duration wait = TokenAccounts.draw(bucket, cost.multipliedBy(batch));
        if (!wait.isZero()) {
            rest(wait, asker);
            admitted(asker);
        }
        return (int) batch;
    }

    private Duration cost(double share) {
        return Duration.ofNanos((long) Math.max(1_000, MINUTE.toNanos() / (ceiling * share * TAKEN)));
    }

    /** Waits as long as the ATS wants no request. */
    private Standing admitted(Asker asker) throws InterruptedException, SQLException {
        while (true) {
            Standing standing = lookUp();
            if (!asker.isAttended() && !standing.active()) {
                throw new NotConnected("the tenant is not active");
            }
            if (standing.held().isZero()) {
                return standing;
            }
            mayWait(asker);
            nap(standing.held().compareTo(LOOK_UP) < 0 ? standing.held() : LOOK_UP);
        }
    }

    /** Waits for our turn, and looks up now and then whether the tenant still wants it. */
    private void rest(Duration wait, Asker asker) throws InterruptedException, SQLException {
        long end = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
            nap(Duration.ofNanos(Math.min(left, LOOK_UP.toNanos())));
            if (end - System.nanoTime() > LOOK_UP.toNanos()) {
                admitted(asker);
            }
        }
    }

    private void nap(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            mustNotStop();
            TimeUnit.NANOSECONDS.sleep(Math.min(left, NAP.toNanos()));
        }
    }

    private Standing lookUp() throws SQLException {
        Standing standing = table.standing(tenant);
        heldUntil = System.nanoTime() + standing.held().toNanos();
        syncing = standing.syncing();
        lookedUpAt = System.nanoTime();
        return standing;
    }

    /** Whether it makes sense to wait on. */
    private void mayWait(Asker asker) {
        mustNotStop();
        Duration held = Duration.ofNanos(heldUntil - System.nanoTime());
        if (held.compareTo(asker.patience()) > 0) {
            throw AshbyRefusal.held(held, asker.patience());
        }
    }

    private void mustNotStop() {
        if (stopping.getAsBoolean()) {
            throw new CutShort();
        }
    }
}
