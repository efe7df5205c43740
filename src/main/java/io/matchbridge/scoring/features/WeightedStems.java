package io.matchbridge.scoring.features;

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

    /** The same share in a few words. */
    public double shareInWords(Iterable<String> words) {
        return shareIn(Stems.of(words));
    }

    /** Whether a stem is one of these. */
    public boolean has(String stem) {
        int hash = Stems.hash(stem);
        for (int own : hashes) {
            if (own == hash) {
                return true;
            }
        }
        return false;
    }
}
