package io.matchbridge.bench;

import java.util.stream.IntStream;

/** How often the résumé written for a job beats the same résumé with skills and years taken out. */
final class PairAccuracy {

    private PairAccuracy() {}

    /** The share of pairs of grade 2 and grade 1 in the right order, ties half; NaN if there is none. */
    static double of(double[] scores, int[] grades) {
        return IntStream.range(0, grades.length)
                .filter(full -> grades[full] == 2)
                .boxed()
                .flatMap(full -> IntStream.range(0, grades.length)
                        .filter(reduced -> grades[reduced] == 1)
                        .mapToObj(reduced ->
                                scores[full] == scores[reduced] ? 0.5 : scores[full] > scores[reduced] ? 1 : 0))
                .mapToDouble(Number::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
