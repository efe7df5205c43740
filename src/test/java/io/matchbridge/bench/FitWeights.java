package io.matchbridge.bench;

import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.Weights;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.features.Aspect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits the weights on the English development sets and prints the file to keep. */
public final class FitWeights {

    private FitWeights() {}

    /** @param args the shared folder, {@code ../shared} if none; the version to write, 1 if none */
    public static void main(String[] args) throws Exception {
        List<JudgedJob> jobs = new ArrayList<>();
        try (Embedder embedder = new Embedder()) {
            MatchScorer scorer = new MatchScorer(embedder);
            for (DevelopmentSet set : DevelopmentSet.all(Path.of(args.length > 0 ? args[0] : "../shared"))) {
                if (set.english()) {
                    jobs.addAll(JudgedJob.of(set, JudgedJob.candidates(set, scorer), scorer));
                }
            }
        }
        print(new WeightFit(jobs).fit(args.length > 1 ? args[1] : "1"));
    }

    private static void print(Weights weights) {
        System.out.println("""
                # Made by bench/fit-weights.sh on the English development sets, each with and without its requirements in the
                # description. Words, meaning and the offset between them: each match against all others of its job
                # (softmax). Completeness: full against reduced résumé (logistic). No weight is negative. Curve: Platt
                # scaling, 0.7 times as steep, for one fit in four applicants. lambda is chosen, not fitted. Figures out of
                # fold: bench/scoring.sh.""");
        System.out.println("version = " + weights.version());
        print("words.", weights.words());
        System.out.printf(Locale.ROOT, "offset = %.4f%n", weights.offset());
        print("meaning.", weights.meaning());
        print("completeness.", weights.completeness());
        System.out.printf(
                Locale.ROOT,
                "lambda = %.2f%nslope = %.3f%nintercept = %.3f%n",
                weights.lambda(),
                weights.slope(),
                weights.intercept());
    }

    private static void print(String prefix, double[] shares) {
        for (Aspect aspect : Aspect.values()) {
            if (shares[aspect.ordinal()] >= 0.00005) {
                System.out.printf(
                        Locale.ROOT, "%s%s = %.4f%n", prefix, Weights.property(aspect), shares[aspect.ordinal()]);
            }
        }
    }
}
