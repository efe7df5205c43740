package io.matchbridge.sandbox.world;

import java.util.List;
import java.util.SplittableRandom;

/** Numbers that look random and are always the same for one seed. */
public final class Scramble {

    private Scramble() {}

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every bit of the answer depends on every bit given. */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Dice for one record: the same throws whenever that record is made. */
    public static SplittableRandom dice(long seed, String kind, int number) {
        return new SplittableRandom(mix(seed * 31 + kind.hashCode()) ^ mix(number));
    }

    public static <T> T pick(SplittableRandom dice, List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
