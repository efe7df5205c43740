package io.matchbridge.connect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Where the calls of one tenant wait on this node. One of them fetches leave for some requests from all nodes' account and
 * shares it out: a person's call first, the others in the order they came. What is not used at once is forfeit, so a node
 * that dies loses no more than that.
 */
final class Lane {

    private static final long LOOK_UP_MILLISECONDS = 50;
    private static final Duration USE_WITHIN = Duration.ofMillis(200);

    /** Gets leave for a number of requests, and waits until they may go. */
    interface Account {

        /** @return how many requests may go now: at least one, at most as many as wanted */
        int draw(int wanted, Asker asker) throws InterruptedException, SQLException;
    }

    /** Looks whether a waiting call should go on waiting, and throws if not. */
    interface Patience {
        void check(Asker asker);
    }

    private record Call(Asker asker, long number) {

        private static final Comparator<Call> ORDER = Comparator.<Call, Boolean>comparing(
                        call -> !call.asker.isAttended())
                .thenComparing(Call::number);
    }

    private final Account account;
    private final Patience patience;
    private final TreeSet<Call> waiting = new TreeSet<>(Call.ORDER);
    private long calls;
    private long forfeits;
    private boolean drawing;
    private int left;
    private int used;
    private long usableUntil;

    Lane(Account account, Patience patience) {
        this.account = account;
        this.patience = patience;
    }

    /** How much of the pace is drawn in one go at most: what a node may lose. */
    static Duration batch() {
        return USE_WITHIN;
    }

    /** Waits until a request may go. */
    void await(Asker asker) throws InterruptedException, SQLException {
        Call call = join(asker);
        try {
            while (!turnCame(call)) {
                draw(call);
            }
        } finally {
            leave(call);
        }
    }

    /** Gives up what was drawn ahead, and what is being drawn: nobody may ask with it any more. */
    synchronized void forfeit() {
        left = 0;
        forfeits++;
    }

    private synchronized Call join(Asker asker) {
        Call call = new Call(asker, calls++);
        waiting.add(call);
        return call;
    }

    private synchronized void leave(Call call) {
        waiting.remove(call);
        notifyAll();
    }

    /** Waits for leave; false: there is none, and nobody else is fetching it. */
    private synchronized boolean turnCame(Call call) throws InterruptedException {
        while (true) {
            patience.check(call.asker);
            boolean usable = left > 0 && System.nanoTime() - usableUntil < 0;
            if (usable && waiting.first().equals(call)) {
                left--;
                used++;
                return true;
            }
            if (!usable && !drawing) {
                drawing = true;
                return false;
            }
            wait(LOOK_UP_MILLISECONDS);
        }
    }

    private void draw(Call call) throws InterruptedException, SQLException {
        int drawn = 0;
        long before = forfeits();
        try {
            drawn = account.draw(wanted(), call.asker);
        } finally {
            share(drawn, before);
        }
    }

    private synchronized long forfeits() {
        return forfeits;
    }

    /** For all who wait, or for twice as many as came in a while: more are likely to come. */
    private synchronized int wanted() {
        return Math.max(waiting.size(), 2 * used);
    }

    /** @param before how often we had given up what was drawn, when the drawing began */
    private synchronized void share(int drawn, long before) {
        drawing = false;
        left = forfeits == before ? drawn : 0;
        used = drawn == 0 ? used : 0;
        usableUntil = System.nanoTime() + USE_WITHIN.toNanos();
        notifyAll();
    }
}
