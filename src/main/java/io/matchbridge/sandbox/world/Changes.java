package io.matchbridge.sandbox.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What happened in which order: a number for every change, and a time that never stands still or runs back. */
public final class Changes {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private long number;
    private long lastMillis;

    /** Times given out lie after {@code seeded}, the last moment of the seeded past. */
    public Changes(Clock clock, Instant seeded) {
        this.clock = clock;
        this.lastMillis = seeded.toEpochMilli();
    }

    public synchronized long next() {
        return ++number;
    }

    public synchronized long latest() {
        return number;
    }

    /** Now, as ISO 8601 UTC with milliseconds, later than every time given before. */
    public synchronized String now() {
        lastMillis = Math.max(clock.millis(), lastMillis + 1);
        return iso(lastMillis);
    }

    public static String iso(long epochMillis) {
        return MILLISECONDS.format(Instant.ofEpochMilli(epochMillis));
    }
}
