package io.matchbridge.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The faults that are set. The first one set is the first to happen. */
public final class Faults {

    private final List<Armed> armed = new ArrayList<>();
    private long latencyMillis;
    private int clearings;

    private static final class Armed {
        private final Fault fault;
        private int skip;
        private int left;

        private Armed(Fault fault) {
            this.fault = fault;
            this.skip = fault.skip();
            this.left = fault.times() == 0 ? Integer.MAX_VALUE : fault.times();
        }
    }

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** Everything goes well from now on; answers that are held back are sent. */
    public synchronized void clear() {
        armed.clear();
        latencyMillis = 0;
        clearings++;
        notifyAll();
    }

    /** Faults that have not happened as often as they should. */
    public synchronized List<Fault> pending() {
        return armed.stream().map(one -> one.fault).toList();
    }

    /** Makes every answer so many milliseconds late. */
    public synchronized void latency(long millis) {
        latencyMillis = millis;
    }

    /** Returns when an answer that is to be so much later than the others may be sent. */
    synchronized void holdBack(long millis) throws InterruptedException {
        int before = clearings;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis + latencyMillis);
        for (long left = until - System.nanoTime(); left > 0 && clearings == before; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** The fault that happens to a call before its answer is known. */
    Optional<Fault> beforeAnswer(String endpoint, String keyTitle, boolean firstPage) {
        return take(endpoint, keyTitle, fault -> switch (fault.page()) {
            case ANY -> true;
            case FIRST -> firstPage;
            default -> false;
        });
    }

    /** The fault that happens to a page, now that it is known whether more come. */
    Optional<Fault> onPage(String endpoint, String keyTitle, boolean firstPage, boolean moreToCome) {
        return take(endpoint, keyTitle, fault -> switch (fault.page()) {
            case MIDDLE -> !firstPage && moreToCome;
            case LAST -> !moreToCome;
            default -> false;
        });
    }

    private synchronized Optional<Fault> take(String endpoint, String keyTitle, Predicate<Fault> here) {
        for (Armed one : armed) {
            Fault fault = one.fault;
            boolean meant = (fault.endpoint().equals("*") || fault.endpoint().equals(endpoint))
                    && (fault.key() == null || fault.key().equals(keyTitle))
                    && here.test(fault);
            if (meant && one.skip-- <= 0) {
                if (--one.left == 0) {
                    armed.remove(one);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
