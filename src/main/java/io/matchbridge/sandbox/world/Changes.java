package io.matchbridge.sandbox.world;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What happened in which order: a number for every change, and a time that never stands still or runs back. */
public final class Changes {

    private static final int DAY = 86_400_000;

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

    /** ISO 8601 UTC with milliseconds, for years of four digits. By hand, as it is written several times for every record. */
    public static String iso(long epochMillis) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY));
        int time = (int) Math.floorMod(epochMillis, DAY);
        char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
        digits(text, 4, date.getYear());
        digits(text, 7, date.getMonthValue());
        digits(text, 10, date.getDayOfMonth());
        digits(text, 13, time / 3_600_000);
        digits(text, 16, time / 60_000 % 60);
        digits(text, 19, time / 1000 % 60);
        digits(text, 23, time % 1000);
        return new String(text);
    }

    /** Writes a number so that its last digit stands before {@code end}. */
    private static void digits(char[] text, int end, int number) {
        int rest = number;
        for (int place = end - 1; rest > 0; place--, rest /= 10) {
            text[place] = (char) ('0' + rest % 10);
        }
    }
}
