package io.matchbridge.bench;

import io.matchbridge.scoring.Weights;
import io.matchbridge.scoring.features.Aspect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits the weights on judged jobs, none of them negative. Closeness: each match against all others of its job at once,
 * {@code log(1 + Σ e^(other − match))}, which looks at the top of the list (a softmax, as in Cao et al., Learning to
 * rank: from pairwise to listwise approach, 2007); the weights of words and of meaning and the offset between them
 * together. Completeness: logistic regression on full minus reduced résumé. Then Platt's curve on closeness, matches and
 * others weighing alike.
 */
final class WeightFit {

    /** How much of the score hangs on completeness: a choice, not a fit; 0.15 to 0.5 rank within 0.02 of each other. */
    private static final double LAMBDA = 0.3;
    /** How many applicants of another kind come with one who fits: the curve is fitted with as many of each. */
    private static final double OTHERS_A_FIT = 3;
    /** Less steep than fitted: else everybody of the trade stands at the top, and nobody could be told from the next. */
    private static final double SPREAD = 0.7;

    private static final double RIDGE = 0.002;
    private static final double COMPLETENESS_RIDGE = 0.01;
    private static final int STEPS = 600;
    private static final double STEP = 0.3;

    /** Where the descent begins: closeness is log odds, and a cosine moves them by some units. */
    private static final double FIRST_CLOSENESS = 5;
    /** The offset has the place behind the aspects. */
    private static final int OFFSET = Aspect.values().length;

    private static final Set<Aspect> WORDS =
            Set.of(Aspect.KEYWORDS, Aspect.VOCABULARY, Aspect.TITLE_WORDS, Aspect.ROLE, Aspect.SKILLS);
    private static final Set<Aspect> MEANING =
            Set.of(Aspect.MEANING, Aspect.TITLE_MEANING, Aspect.ROLE_MEANING, Aspect.POSTING_ROLE);
    private static final Set<Aspect> COMPLETENESS =
            Set.of(Aspect.COVERAGE, Aspect.REQUIREMENTS, Aspect.SKILLS, Aspect.EXPERIENCE);

    private final List<JudgedJob> jobs;

    WeightFit(List<JudgedJob> jobs) {
        this.jobs = jobs.stream().filter(job -> job.set().english()).toList();
    }

    Weights fit(String version) {
        Set<Aspect> both = new HashSet<>(WORDS);
        both.addAll(MEANING);
        double[] closeness = minimum(both, FIRST_CLOSENESS, RIDGE, this::closenessGradient);
        double[] completeness = minimum(COMPLETENESS, 1, COMPLETENESS_RIDGE, this::completenessGradient);
        double sum = Arrays.stream(completeness).sum();
        Weights flat = new Weights(
                version,
                of(WORDS, closeness),
                closeness[OFFSET],
                of(MEANING, closeness),
                Arrays.stream(of(COMPLETENESS, completeness))
                        .map(weight -> weight / sum)
                        .toArray(),
                LAMBDA,
                1,
                0);
        double[] curve = curve(flat);
        return new Weights(
                version,
                flat.words(),
                flat.offset(),
                flat.meaning(),
                flat.completeness(),
                LAMBDA,
                curve[0] * SPREAD,
                (curve[1] - Math.log(OTHERS_A_FIT)) * SPREAD);
    }

    private static double[] of(Set<Aspect> aspects, double[] weights) {
        double[] own = new double[Aspect.values().length];
        aspects.forEach(aspect -> own[aspect.ordinal()] = weights[aspect.ordinal()]);
        return own;
    }

    /** Where O*NET's lists of software stand in for requirements nobody would write so: that variant counts half. */
    private static double importance(JudgedJob job) {
        return (job.set().name().equals("category-en+req") ? 0.5 : 1) / job.of();
    }

    private interface Gradient {
        /** Adds the gradient at the weights and returns the importance of what it was taken over. */
        double add(JudgedJob job, double[] weights, double[] gradient);
    }

    /** Projected descent with moments (Kingma and Ba, Adam, 2015). The offset is free and is not held down. */
    private double[] minimum(Set<Aspect> aspects, double begin, double ridge, Gradient of) {
        int size = OFFSET + 1;
        double[] weights = new double[size];
        aspects.forEach(aspect -> weights[aspect.ordinal()] = begin);
        double[] first = new double[size];
        double[] second = new double[size];
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = new double[size];
            double total = 0;
            for (JudgedJob job : jobs) {
                total += of.add(job, weights, gradient);
            }
            double pace = STEP * Math.min(1, 2 - 2.0 * step / (STEPS + 1));
            for (int i = 0; i < size; i++) {
                double slope = gradient[i] / total + (i == OFFSET ? 0 : ridge * weights[i]);
                first[i] = 0.9 * first[i] + 0.1 * slope;
                second[i] = 0.99 * second[i] + 0.01 * slope * slope;
                double moved = pace
                        * first[i]
                        / (1 - Math.pow(0.9, step))
                        / (Math.sqrt(second[i] / (1 - Math.pow(0.99, step))) + 1e-9);
                if (i == OFFSET) {
                    weights[i] -= moved;
                } else if (aspects.contains(Aspect.values()[i])) {
                    weights[i] = Math.max(0, weights[i] - moved);
                }
            }
        }
        return weights;
    }

    private double closenessGradient(JudgedJob job, double[] weights, double[] gradient) {
        double[] byWords = of(WORDS, weights);
        double[] byMeaning = of(MEANING, weights);
        int[] grades = job.grades();
        double[] z = new double[grades.length];
        double[] shareOfWords = new double[z.length];
        double others = 0;
        for (int i = 0; i < z.length; i++) {
            double words = dot(byWords, job.values()[i]) + weights[OFFSET];
            double meaning = dot(byMeaning, job.values()[i]);
            z[i] = 2 * Math.log(Math.exp(words / 2) + Math.exp(meaning / 2));
            shareOfWords[i] = 1 / (1 + Math.exp((meaning - words) / 2));
            others += grades[i] == 0 ? Math.exp(z[i]) : 0;
        }
        double each = importance(job) / matches(job).length;
        double wrong = 0;
        double[] pull = new double[z.length];
        for (int match : matches(job)) {
            pull[match] = -each * others / (others + Math.exp(z[match]));
            wrong -= pull[match];
        }
        for (int i = 0; i < z.length; i++) {
            double pulled = grades[i] == 0 ? wrong * Math.exp(z[i]) / others : pull[i];
            addOf(WORDS, gradient, pulled * shareOfWords[i], job.values()[i]);
            addOf(MEANING, gradient, pulled * (1 - shareOfWords[i]), job.values()[i]);
            gradient[OFFSET] += pulled * shareOfWords[i];
        }
        return importance(job);
    }

    private static void addOf(Set<Aspect> aspects, double[] sum, double times, double[] values) {
        for (Aspect aspect : aspects) {
            double value = values[aspect.ordinal()];
            sum[aspect.ordinal()] += Double.isNaN(value) ? 0 : times * value;
        }
    }

    private double completenessGradient(JudgedJob job, double[] weights, double[] gradient) {
        int[] matches = matches(job);
        double total = 0;
        for (int full : matches) {
            for (int reduced : matches) {
                if (job.grades()[full] > job.grades()[reduced]) {
                    double[] step = new double[OFFSET];
                    for (int i = 0; i < step.length; i++) {
                        step[i] = job.values()[full][i] - job.values()[reduced][i];
                    }
                    add(gradient, -importance(job) / (1 + Math.exp(dot(weights, step))), step);
                    total += importance(job);
                }
            }
        }
        return total;
    }

    /** Slope and intercept of P(match | closeness), by Newton's method (Platt, 1999). */
    private double[] curve(Weights weights) {
        List<double[]> points = new ArrayList<>();
        for (JudgedJob job : jobs) {
            int best = IntStream.of(job.grades()).max().orElse(0);
            long fits =
                    IntStream.of(job.grades()).filter(grade -> grade == best).count();
            long others = IntStream.of(job.grades()).filter(grade -> grade == 0).count();
            for (int i = 0; i < job.grades().length; i++) {
                int grade = job.grades()[i];
                if (grade == 0 || grade == best) {
                    double weight = importance(job) / (grade == 0 ? others : fits);
                    points.add(new double[] {weights.closeness(job.values()[i]), grade == 0 ? 0 : 1, weight});
                }
            }
        }
        double slope = 1;
        double intercept =
                -points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        for (int step = 0; step < 100; step++) {
            double[] gradient = new double[2];
            double[] hessian = new double[3];
            for (double[] point : points) {
                double p = 1 / (1 + Math.exp(-(slope * point[0] + intercept)));
                gradient[0] += point[2] * (point[1] - p) * point[0];
                gradient[1] += point[2] * (point[1] - p);
                double spread = point[2] * Math.max(1e-9, p * (1 - p));
                hessian[0] += spread * point[0] * point[0];
                hessian[1] += spread * point[0];
                hessian[2] += spread;
            }
            // Half of each step, so that it cannot overshoot.
            double determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
            slope += (gradient[0] * hessian[2] - gradient[1] * hessian[1]) / determinant / 2;
            intercept += (gradient[1] * hessian[0] - gradient[0] * hessian[1]) / determinant / 2;
        }
        return new double[] {slope, intercept};
    }

    private static int[] matches(JudgedJob job) {
        return IntStream.range(0, job.grades().length)
                .filter(i -> job.grades()[i] > 0)
                .toArray();
    }

    private static double dot(double[] weights, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : weights[i] * values[i];
        }
        return sum;
    }

    private static void add(double[] sum, double times, double[] values) {
        for (int i = 0; i < values.length; i++) {
            sum[i] += Double.isNaN(values[i]) ? 0 : times * values[i];
        }
    }
}
