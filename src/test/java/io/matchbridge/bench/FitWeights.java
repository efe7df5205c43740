package io.matchbridge.bench;

import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.Weights;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.features.Aspect;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.Comparison;
import io.matchbridge.scoring.features.JobFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fits the weights on the English development sets and prints the file to keep: logistic regression on differences within
 * a job (a better résumé minus a worse one), weights not negative, each set and each job counting alike; then Platt's
 * curve on the weighted means, matches and others weighing alike.
 */
public final class FitWeights {

    private static final int OTHERS_A_MATCH = 40;
    private static final int STEPS = 4000;
    private static final double STEP = 3;
    private static final double RIDGE = 0.0005;
    /** How much a pair of full and reduced résumé weighs against a pair of match and other. */
    private static final double REDUCED = 2;

    private static final long SEED = 1;

    private final List<double[]> differences = new ArrayList<>();
    private final List<Double> importance = new ArrayList<>();
    private final List<double[]> matches = new ArrayList<>();
    private final List<double[]> others = new ArrayList<>();
    private final Random random = new Random(SEED);

    private FitWeights() {}

    /** @param args the shared folder, {@code ../shared} if none; the version to write, 1 if none */
    public static void main(String[] args) throws Exception {
        FitWeights fit = new FitWeights();
        try (Embedder embedder = new Embedder()) {
            MatchScorer scorer = new MatchScorer(embedder);
            for (DevelopmentSet set : DevelopmentSet.all(Path.of(args.length > 0 ? args[0] : "../shared"))) {
                if (set.english()) {
                    fit.add(set, scorer);
                }
            }
        }
        fit.print(args.length > 1 ? args[1] : "1");
    }

    private void add(DevelopmentSet set, MatchScorer scorer) {
        List<CandidateFeatures> candidates = set.judgements().resumes().values().parallelStream()
                .map(scorer::features)
                .toList();
        int jobs = set.judgements().jobs().size();
        for (Map.Entry<String, JobText> entry : set.judgements().jobs().entrySet()) {
            JobFeatures job = scorer.features(entry.getValue());
            int[] grades = set.judgements().gradesOf(entry.getKey());
            double[][] values = candidates.stream()
                    .map(candidate -> Comparison.compare(job, candidate))
                    .toArray(double[][]::new);
            addJob(values, grades, 1.0 / jobs);
        }
    }

    private void addJob(double[][] values, int[] grades, double weight) {
        int[] better =
                IntStream.range(0, grades.length).filter(i -> grades[i] > 0).toArray();
        int[] zero =
                IntStream.range(0, grades.length).filter(i -> grades[i] == 0).toArray();
        for (int match : better) {
            int[] sample = random.ints(OTHERS_A_MATCH, 0, zero.length)
                    .map(i -> zero[i])
                    .toArray();
            for (int other : sample) {
                addPair(values[match], values[other], weight / better.length / sample.length);
            }
            int[] reduced =
                    IntStream.of(better).filter(i -> grades[i] < grades[match]).toArray();
            for (int less : reduced) {
                addPair(values[match], values[less], REDUCED * weight / better.length / reduced.length);
            }
            if (grades[match] == IntStream.of(grades).max().orElse(0)) {
                matches.add(values[match]);
                others.add(values[sample[0]]);
            }
        }
    }

    private void addPair(double[] better, double[] worse, double weight) {
        double[] difference = new double[better.length];
        for (int i = 0; i < difference.length; i++) {
            double step = better[i] - worse[i];
            difference[i] = Double.isNaN(step) ? 0 : step;
        }
        differences.add(difference);
        importance.add(weight);
    }

    private double[] shares() {
        double[] weights = new double[Aspect.values().length];
        Arrays.fill(weights, 1);
        double total = importance.stream().mapToDouble(Double::doubleValue).sum();
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[weights.length];
            for (int pair = 0; pair < differences.size(); pair++) {
                double[] difference = differences.get(pair);
                double z = 0;
                for (int i = 0; i < weights.length; i++) {
                    z += weights[i] * difference[i];
                }
                double wrong = importance.get(pair) / total / (1 + Math.exp(z));
                for (int i = 0; i < weights.length; i++) {
                    gradient[i] += wrong * difference[i];
                }
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.max(0, weights[i] + STEP * (gradient[i] - RIDGE * weights[i]));
            }
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Slope and intercept of P(match | weighted mean), by Newton's method (Platt, 1999). */
    private double[] curve(Weights weights) {
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < 100; step++) {
            // The curve is taken half way in each step, so that it cannot overshoot.
            double[] now = {slope, intercept};
            double[] gradient = new double[2];
            double[][] hessian = new double[2][2];
            accumulate(matches, 1, weights, now, gradient, hessian);
            accumulate(others, 0, weights, now, gradient, hessian);
            double determinant = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[1][0];
            slope += (gradient[0] * hessian[1][1] - gradient[1] * hessian[0][1]) / determinant / 2;
            intercept += (gradient[1] * hessian[0][0] - gradient[0] * hessian[1][0]) / determinant / 2;
        }
        return new double[] {slope, intercept};
    }

    private static void accumulate(
            List<double[]> points, int match, Weights weights, double[] curve, double[] gradient, double[][] hessian) {
        for (double[] values : points) {
            double x = weights.fit(values);
            double p = 1 / (1 + Math.exp(-(curve[0] * x + curve[1])));
            double share = 1.0 / points.size();
            gradient[0] += share * (match - p) * x;
            gradient[1] += share * (match - p);
            double spread = share * Math.max(1e-9, p * (1 - p));
            hessian[0][0] += spread * x * x;
            hessian[0][1] += spread * x;
            hessian[1][0] += spread * x;
            hessian[1][1] += spread;
        }
    }

    private void print(String version) {
        double[] shares = shares();
        double[] curve = curve(new Weights(version, shares, 1, 0));
        System.out.println(
                "# Made by bench/fit-weights.sh: logistic regression on differences within a job, not negative, on the");
        System.out.println(
                "# English development sets, each with and without its requirements in the description; then Platt scaling.");
        System.out.println("version = " + version);
        for (Aspect aspect : Aspect.values()) {
            System.out.printf(Locale.ROOT, "%s = %.4f%n", Weights.property(aspect), shares[aspect.ordinal()]);
        }
        System.out.printf(Locale.ROOT, "slope = %.3f%nintercept = %.3f%n", curve[0], curve[1]);
    }
}
