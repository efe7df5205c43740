package io.matchbridge.bench;

import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.Weights;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.evaluate.RankingMetrics;
import io.matchbridge.scoring.features.Aspect;
import io.matchbridge.scoring.features.CandidateFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Our score and the single methods on each development set, with 95 % bootstrap intervals over the jobs. */
public final class ScoringBenchmark {

    private static final int RESAMPLES = 1000;
    private static final long SEED = 1;
    /** A fifth of the jobs is scored with weights that the other four fifths gave; so it tells of jobs not seen. */
    private static final int FOLDS = 5;

    private static final String OUT_OF_FOLD = "Matchbridge, out of fold";

    private ScoringBenchmark() {}

    /** @param args the shared folder, {@code ../shared} if none */
    public static void main(String[] args) throws Exception {
        Map<DevelopmentSet, List<JudgedJob>> jobs = new LinkedHashMap<>();
        Map<DevelopmentSet, List<CandidateFeatures>> candidates = new LinkedHashMap<>();
        try (Embedder embedder = new Embedder()) {
            MatchScorer scorer = new MatchScorer(embedder);
            for (DevelopmentSet set : DevelopmentSet.all(Path.of(args.length > 0 ? args[0] : "../shared"))) {
                candidates.put(set, JudgedJob.candidates(set, scorer));
                jobs.put(set, JudgedJob.of(set, candidates.get(set), scorer));
            }
        }
        report(jobs, candidates);
        MissingSkills.print(Path.of(args.length > 0 ? args[0] : "../shared"));
    }

    private static void report(
            Map<DevelopmentSet, List<JudgedJob>> jobs, Map<DevelopmentSet, List<CandidateFeatures>> candidates) {
        List<JudgedJob> all = jobs.values().stream().flatMap(List::stream).toList();
        List<Weights> folds = IntStream.range(0, FOLDS)
                .mapToObj(fold -> new WeightFit(
                                all.stream().filter(job -> fold(job) != fold).toList())
                        .fit("fold " + fold))
                .toList();
        for (DevelopmentSet set : jobs.keySet()) {
            System.out.printf(
                    "%n%-18s %-28s %-22s %-8s %-8s %s%n", set.name(), "method", "nDCG@10 [95 %]", "MAP", "AUC", "pair");
            figures(set, jobs.get(set), candidates.get(set), folds).forEach(ScoringBenchmark::print);
            Bands.print(jobs.get(set), candidates.get(set));
        }
    }

    private static Map<String, List<double[]>> figures(
            DevelopmentSet set, List<JudgedJob> jobs, List<CandidateFeatures> candidates, List<Weights> folds) {
        SingleMethods single = new SingleMethods(set);
        Weights weights = Weights.shipped();
        List<JobText> texts = List.copyOf(set.judgements().jobs().values());
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (JudgedJob judged : jobs) {
            JobText job = texts.get(judged.number());
            double[][] compared = judged.values();
            int[] grades = judged.grades();
            Map<String, double[]> scores = new LinkedHashMap<>();
            scores.put("BM25", single.bm25(job));
            scores.put("TF-IDF cosine", single.tfIdf(job));
            scores.put("title in the roles", single.titleOverlap(judged.job(), candidates));
            scores.put("title in the text", single.titleInText(judged.job(), candidates));
            scores.put("skills found", column(compared, Aspect.SKILLS));
            scores.put("embedding of the text", column(compared, Aspect.MEANING));
            scores.put("embedding of the title", column(compared, Aspect.ROLE_MEANING));
            scores.put("title against the text", column(compared, Aspect.TITLE_MEANING));
            scores.put(
                    "Matchbridge, words alone",
                    Arrays.stream(compared)
                            .map(ScoringBenchmark::withoutMeaning)
                            .mapToDouble(weights::score)
                            .toArray());
            scores.put(OUT_OF_FOLD, scores(folds.get(fold(judged)), compared, candidates));
            scores.put("Matchbridge", scores(weights, compared, candidates));
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

    private static int fold(JudgedJob job) {
        return job.number() % FOLDS;
    }

    private static double[] scores(Weights weights, double[][] compared, List<CandidateFeatures> candidates) {
        return IntStream.range(0, compared.length)
                .mapToDouble(i -> MatchScorer.lowered(weights.score(compared[i]), candidates.get(i)))
                .toArray();
    }

    private static double[] column(double[][] compared, Aspect aspect) {
        return Arrays.stream(compared)
                .mapToDouble(values -> Double.isNaN(values[aspect.ordinal()]) ? 0 : values[aspect.ordinal()])
                .toArray();
    }

    private static double[] withoutMeaning(double[] values) {
        double[] words = values.clone();
        words[Aspect.MEANING.ordinal()] = Double.NaN;
        words[Aspect.TITLE_MEANING.ordinal()] = Double.NaN;
        words[Aspect.ROLE_MEANING.ordinal()] = Double.NaN;
        words[Aspect.POSTING_ROLE.ordinal()] = Double.NaN;
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
