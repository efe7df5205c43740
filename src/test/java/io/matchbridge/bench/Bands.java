package io.matchbridge.bench;

import io.matchbridge.scoring.Band;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.Weights;
import io.matchbridge.scoring.features.CandidateFeatures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How the scores of good matches and of others lie: the table of bands in docs/scoring.md. */
final class Bands {

    private Bands() {}

    /** Prints the share of good matches in each band, good matches and others weighing alike, and the percentiles of both. */
    static void print(List<JudgedJob> jobs, List<CandidateFeatures> candidates) {
        Weights weights = Weights.shipped();
        List<Double> fits = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (JudgedJob job : jobs) {
            int best = IntStream.of(job.grades()).max().orElse(0);
            for (int i = 0; i < candidates.size(); i++) {
                double score = MatchScorer.lowered(weights.score(job.values()[i]), candidates.get(i));
                if (job.grades()[i] == best) {
                    fits.add(score);
                } else if (job.grades()[i] == 0) {
                    others.add(score);
                }
            }
        }
        Map<Band, Double> good = shares(fits);
        Map<Band, Double> bad = shares(others);
        for (Band band : Band.values()) {
            double share = good.getOrDefault(band, 0.0) / (good.getOrDefault(band, 0.0) + bad.getOrDefault(band, 0.0));
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %-28s %.2f of good matches (%.3f of the fits, %.3f of the others)%n",
                    "",
                    "band " + band.json(),
                    share,
                    good.getOrDefault(band, 0.0),
                    bad.getOrDefault(band, 0.0));
        }
        System.out.printf(
                "%-18s %-28s fits %s, others %s%n",
                "", "10th/50th/90th percentile", percentiles(fits), percentiles(others));
    }

    private static Map<Band, Double> shares(List<Double> scores) {
        Map<Band, Double> shares = new EnumMap<>(Band.class);
        scores.forEach(score -> shares.merge(Band.of((int) Math.round(score)), 1.0 / scores.size(), Double::sum));
        return shares;
    }

    private static String percentiles(List<Double> scores) {
        Collections.sort(scores);
        return "%d/%d/%d"
                .formatted(
                        Math.round(scores.get(scores.size() / 10)),
                        Math.round(scores.get(scores.size() / 2)),
                        Math.round(scores.get(scores.size() * 9 / 10)));
    }
}
