package io.matchbridge.bench;

import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.Weights;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.evaluate.RankingMetrics;
import io.matchbridge.scoring.features.Aspect;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.Comparison;
import io.matchbridge.scoring.features.JobFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Our score and the single methods on each development set, with 95 % bootstrap intervals over the jobs. */
public final class ScoringBenchmark {

    private static final int RESAMPLES = 1000;
    private static final long SEED = 1;

    private ScoringBenchmark() {}

    /** @param args the shared folder, {@code ../shared} if none */
    public static void main(String[] args) throws Exception {
        try (Embedder embedder = new Embedder()) {
            MatchScorer scorer = new MatchScorer(embedder);
            for (DevelopmentSet set : DevelopmentSet.all(Path.of(args.length > 0 ? args[0] : "../shared"))) {
                Map<String, List<double[]>> figures = figures(set, scorer);
                System.out.printf(
                        "%n%-18s %-28s %-22s %-8s %-8s %s%n",
                        set.name(), "method", "nDCG@10 [95 %]", "MAP", "AUC", "pair");
                figures.forEach(ScoringBenchmark::print);
            }
        }
    }

    private static Map<String, List<double[]>> figures(DevelopmentSet set, MatchScorer scorer) {
        SingleMethods single = new SingleMethods(set);
        Weights weights = Weights.shipped();
        List<CandidateFeatures> candidates = set.judgements().resumes().values().parallelStream()
                .map(scorer::features)
                .toList();
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (Map.Entry<String, JobText> entry : set.judgements().jobs().entrySet()) {
            JobText job = entry.getValue();
            JobFeatures features = scorer.features(job);
            double[][] compared = candidates.stream()
                    .map(candidate -> Comparison.compare(features, candidate))
                    .toArray(double[][]::new);
            int[] grades = set.judgements().gradesOf(entry.getKey());
            Map<String, double[]> scores = new LinkedHashMap<>();
            scores.put("BM25", single.bm25(job));
            scores.put("TF-IDF cosine", single.tfIdf(job));
            scores.put("title in the roles", single.titleOverlap(features, candidates));
            scores.put("title in the text", single.titleInText(features, candidates));
            scores.put("skills found", column(compared, Aspect.SKILLS));
            scores.put("embedding of the text", column(compared, Aspect.MEANING));
            scores.put("embedding of the title", column(compared, Aspect.ROLE_MEANING));
            scores.put(
                    "Matchbridge, words alone",
                    Arrays.stream(compared)
                            .map(ScoringBenchmark::withoutMeaning)
                            .mapToDouble(weights::fit)
                            .toArray());
            scores.put(
                    "Matchbridge",
                    candidates.stream()
                            .mapToDouble(candidate -> scorer.rank(features, candidate))
                            .toArray());
            scores.forEach((method, values) -> figures.computeIfAbsent(method, name -> new ArrayList<>())
                    .add(new double[] {
                        RankingMetrics.ndcg(values, grades),
                        RankingMetrics.averagePrecision(values, grades),
                        RankingMetrics.auc(values, grades),
                        PairAccuracy.of(values, grades)
                    }));
        }
        return figures;
    }

    private static double[] column(double[][] compared, Aspect aspect) {
        return Arrays.stream(compared)
                .mapToDouble(values -> Double.isNaN(values[aspect.ordinal()]) ? 0 : values[aspect.ordinal()])
                .toArray();
    }

    private static double[] withoutMeaning(double[] values) {
        double[] words = values.clone();
        words[Aspect.MEANING.ordinal()] = Double.NaN;
        words[Aspect.ROLE_MEANING.ordinal()] = Double.NaN;
        return words;
    }

    private static void print(String method, List<double[]> figures) {
        double[] resampled = new double[RESAMPLES];
        Random random = new Random(SEED);
        for (int i = 0; i < RESAMPLES; i++) {
            resampled[i] = random.ints(figures.size(), 0, figures.size())
                    .mapToDouble(job -> figures.get(job)[0])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        Arrays.sort(resampled);
        System.out.printf(
                Locale.ROOT,
                "%-18s %-28s %.3f [%.3f, %.3f]   %.3f    %.3f    %.3f%n",
                "",
                method,
                mean(figures, 0),
                resampled[RESAMPLES / 40],
                resampled[RESAMPLES - RESAMPLES / 40],
                mean(figures, 1),
                mean(figures, 2),
                mean(figures, 3));
    }

    private static double mean(List<double[]> figures, int column) {
        return figures.stream()
                .mapToDouble(figure -> figure[column])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
