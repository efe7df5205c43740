package io.matchbridge.scoring.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How well scores rank what was judged by people. Ties are broken against the scorer: the worse grade goes first. */
public final class RankingMetrics {

    private static final int CUT = 10;

    private RankingMetrics() {}

    /**
     * nDCG of the first ten, 0 to 1: gain 2^grade − 1, discount log2(rank + 1) (Järvelin and Kekäläinen, 2002, with the
     * gain of Burges et al., 2005). NaN if nothing has a grade above 0.
     */
    public static double ndcg(double[] scores, int[] grades) {
        int[] order = order(scores, grades);
        double gain = 0;
        for (int rank = 0; rank < Math.min(CUT, order.length); rank++) {
            gain += gain(grades[order[rank]], rank);
        }
        int[] best = Arrays.stream(grades)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToInt(Integer::intValue)
                .toArray();
        double ideal = 0;
        for (int rank = 0; rank < Math.min(CUT, best.length); rank++) {
            ideal += gain(best[rank], rank);
        }
        return ideal == 0 ? Double.NaN : gain / ideal;
    }

    /** The mean of the precision at each match, 0 to 1: a match has a grade above 0. NaN if there is none. */
    public static double averagePrecision(double[] scores, int[] grades) {
        int[] order = order(scores, grades);
        int matches = 0;
        double sum = 0;
        for (int rank = 0; rank < order.length; rank++) {
            if (grades[order[rank]] > 0) {
                matches++;
                sum += (double) matches / (rank + 1);
            }
        }
        return matches == 0 ? Double.NaN : sum / matches;
    }

    /** The chance that a match is above one that is none, ties half: area under the ROC curve. NaN if either is missing. */
    public static double auc(double[] scores, int[] grades) {
        double[] matches = IntStream.range(0, grades.length)
                .filter(i -> grades[i] > 0)
                .mapToDouble(i -> scores[i])
                .toArray();
        double[] others = IntStream.range(0, grades.length)
                .filter(i -> grades[i] <= 0)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        double wins = 0;
        for (double match : matches) {
            int below = firstAtLeast(others, match, false);
            int notAbove = firstAtLeast(others, match, true);
            wins += below + (notAbove - below) / 2.0;
        }
        return matches.length == 0 || others.length == 0 ? Double.NaN : wins / matches.length / others.length;
    }

    private static int firstAtLeast(double[] sorted, double value, boolean strictly) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (strictly ? sorted[middle] <= value : sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double gain(int grade, int rank) {
        return (Math.pow(2, Math.max(0, grade)) - 1) * Math.log(2) / Math.log(rank + 2.0);
    }

    private static int[] order(double[] scores, int[] grades) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparingInt(i -> grades[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
