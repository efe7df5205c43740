package io.matchbridge.scoring.features;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A bag of stems in little space: sorted hashes, and how often each stands there.
 *
 * @param hashes 32-bit hashes of the stems, ascending
 * @param counts how often each stands there, at most 127
 */
public record Stems(int[] hashes, byte[] counts) {

    private static final int SEED = 7;
    private static final int MOST = Byte.MAX_VALUE;

    static int hash(String stem) {
        return StringHelper.murmurhash3_x86_32(new BytesRef(stem), SEED);
    }

    static Stems of(Iterable<String> stems) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String stem : stems) {
            counts.merge(hash(stem), 1, Integer::sum);
        }
        Stems bag = new Stems(new int[counts.size()], new byte[counts.size()]);
        int i = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            bag.hashes[i] = entry.getKey();
            bag.counts[i++] = (byte) Math.min(MOST, entry.getValue());
        }
        return bag;
    }

    /** How often a stem stands there. */
    int count(int hash) {
        int at = Arrays.binarySearch(hashes, hash);
        return at < 0 ? 0 : counts[at];
    }
}
