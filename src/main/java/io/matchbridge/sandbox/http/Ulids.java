package io.matchbridge.sandbox.http;

import java.util.concurrent.ThreadLocalRandom;

/** Makes ULIDs: 48 bits of time and 80 of chance in Crockford's base 32 (github.com/ulid/spec). */
final class Ulids {

    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int CHANCE_DIGITS = 16;

    private Ulids() {}

    static String next() {
        char[] ulid = new char[TIME_DIGITS + CHANCE_DIGITS];
        long time = System.currentTimeMillis();
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            ulid[i] = DIGITS[(int) (time & 31)];
            time >>>= 5;
        }
        for (int i = TIME_DIGITS; i < ulid.length; i++) {
            ulid[i] = DIGITS[ThreadLocalRandom.current().nextInt(32)];
        }
        return new String(ulid);
    }
}
