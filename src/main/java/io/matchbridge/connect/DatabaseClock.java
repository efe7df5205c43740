package io.matchbridge.connect;

import io.github.bucket4j.TimeMeter;

/** The clock of the database, so that all nodes count the same time however their own clocks are set. */
final class DatabaseClock implements TimeMeter {

    private volatile long ahead;
    private volatile boolean isSet;

    /**
     * Sets the clock.
     *
     * @param microseconds since 1970, as the database told
     * @param asked  {@link System#nanoTime} before the question
     * @param told   and after the answer
     */
    void set(long microseconds, long asked, long told) {
        ahead = microseconds * 1_000 - (asked + (told - asked) / 2);
        isSet = true;
    }

    @Override
    public long currentTimeNanos() {
        if (!isSet) {
            throw new IllegalStateException("the database has not told the time yet");
        }
        return System.nanoTime() + ahead;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
