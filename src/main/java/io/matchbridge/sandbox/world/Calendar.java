package io.matchbridge.sandbox.world;

import java.time.Instant;

/**
 * When the seeded past happened. Candidates come evenly over its years; every third one applies twice, unless all are to apply
 * once, the second time before the next candidate appears, so that applications are in the order of their candidates too.
 */
public final class Calendar {

    /** The last moment of the seeded past. */
    public static final Instant END = Instant.parse("2026-10-30T17:00:00Z");

    static final Instant FOUNDED = Instant.parse("2024-02-04T08:15:00Z");
    private static final Instant FIRST_CANDIDATE = Instant.parse("2024-03-04T09:00:00Z");

    private static final int CANDIDATES_IN_A_ROUND = 3;
    private static final int APPLICATIONS_IN_A_ROUND = 4;

    private final int candidates;
    private final boolean once;
    private final long step;

    Calendar(int candidates, boolean once) {
        this.candidates = candidates;
        this.once = once;
        this.step = (END.toEpochMilli() - FIRST_CANDIDATE.toEpochMilli()) / Math.max(1, candidates);
    }

    int candidates() {
        return candidates;
    }

    int applications() {
        return once ? candidates : candidates + candidates / CANDIDATES_IN_A_ROUND;
    }

    /** Epoch milliseconds at which a candidate was created. */
    long candidateCreated(int candidate) {
        return FIRST_CANDIDATE.toEpochMilli()
                + step * candidate
                + Math.floorMod(Scramble.mix(candidate), Math.max(1, step / 4));
    }

    /** Epoch milliseconds at which an application was made, shortly after its candidate was created. */
    long applicationCreated(int application) {
        int candidate = candidateOf(application);
        return FIRST_CANDIDATE.toEpochMilli() + step * candidate + (isSecond(application) ? step * 3 / 4 : step / 3);
    }

    int candidateOf(int application) {
        if (once) {
            return application;
        }
        int round = application / APPLICATIONS_IN_A_ROUND;
        int within = application % APPLICATIONS_IN_A_ROUND;
        return round * CANDIDATES_IN_A_ROUND + Math.min(within, CANDIDATES_IN_A_ROUND - 1);
    }

    boolean isSecond(int application) {
        return !once && application % APPLICATIONS_IN_A_ROUND == APPLICATIONS_IN_A_ROUND - 1;
    }

    int firstApplicationOf(int candidate) {
        return once ? candidate : candidate + candidate / CANDIDATES_IN_A_ROUND;
    }

    boolean appliesTwice(int candidate) {
        return !once && candidate % CANDIDATES_IN_A_ROUND == CANDIDATES_IN_A_ROUND - 1;
    }
}
