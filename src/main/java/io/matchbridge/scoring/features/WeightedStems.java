package io.matchbridge.scoring.features;

import java.util.List;
import java.util.function.Predicate;

/**
 * Stems of a job and how much each of them tells.
 *
 * @param hashes hashes of the stems, without repetition
 * @param weights their weights, 0 or more
 * @param sum all weights together
 */
public record WeightedStems(int[] hashes, float[] weights, float sum) {

    /** The share of the weight that a bag of stems has, 0 to 1. */
    public double shareIn(Stems stems) {
        double found = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (stems.count(hashes[i]) > 0) {
                found += weights[i];
            }
        }
        return sum == 0 ? 0 : found / sum;
    }

    /**
     * The share of the weight of those stems for which something holds.
     *
     * @param stems the stems that these were made of
     */
    public double shareOf(List<String> stems, Predicate<String> holds) {
        double found = 0;
        for (String stem : stems) {
            found += holds.test(stem) ? weight(Stems.hash(stem)) : 0;
        }
        return sum == 0 ? 0 : found / sum;
    }

    private float weight(int hash) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash) {
                return weights[i];
            }
        }
        return 0;
    }
}
