package io.matchbridge.sandbox.world;

import java.util.UUID;

/** Ids in the shape of version 4 UUIDs that carry a record's number, so that finding a record by its id needs no index. */
public final class Ids {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long MIDDLE_BITS = 0x3FFFFFFF00000000L;

    private final long salt;

    public Ids(long seed, String kind) {
        this(Scramble.mix(Scramble.mix(seed) ^ kind.hashCode()));
    }

    private Ids(long salt) {
        this.salt = salt;
    }

    /** Ids of the same kind for one part of it, counted from zero again. */
    Ids part(int part) {
        return new Ids(Scramble.mix(salt ^ Scramble.mix(part)));
    }

    public String of(int number) {
        long high = (Scramble.mix(salt + number) & ~VERSION_BITS) | VERSION_4;
        long mask = Scramble.mix(high ^ salt);
        long low = VARIANT | (mask & MIDDLE_BITS) | ((number ^ (int) mask) & 0xFFFFFFFFL);
        return new UUID(high, low).toString();
    }

    /** The number in an id of this kind, or -1 when the id is none of them. */
    public int numberOf(String id) {
        if (id == null || id.length() != 36) {
            return -1;
        }
        UUID uuid;
        try {
            uuid = UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            return -1;
        }
        int number = (int) uuid.getLeastSignificantBits() ^ (int) Scramble.mix(uuid.getMostSignificantBits() ^ salt);
        return number >= 0 && of(number).equals(id) ? number : -1;
    }
}
