package io.matchbridge.scoring;

import io.matchbridge.scoring.features.Aspect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/**
 * How much each aspect counts, and how they become a score. Fitted; the file says on what and how.
 *
 * <p>{@code score = 100 · p · (1 − λ + λ · completeness)}, where {@code p = 1 / (1 + e^−(slope · closeness + intercept))}
 * and {@code closeness = 2 · ln(√e^words + √e^meaning)}: whichever of words and meaning says more counts more, so that
 * meaning decides where the words say little, and blurs little where they say much. Completeness tells how much of what is
 * asked for somebody brings: among people of another trade that says nothing, so it scales the rest and is not added to it.
 *
 * @param version changes with every new fit
 * @param words the weights of the aspects by words, by {@link Aspect} in their order, 0 or more
 * @param offset what the words' weighted sum is moved by, so that it can be set against the meaning's
 * @param meaning the weights of the aspects by meaning, alike
 * @param completeness the shares of the aspects in completeness, alike, together 1
 * @param lambda how much of the score hangs on completeness, 0 to 1
 * @param slope of the logistic curve (Platt, 1999)
 * @param intercept of the same
 */
public record Weights(
        String version,
        double[] words,
        double offset,
        double[] meaning,
        double[] completeness,
        double lambda,
        double slope,
        double intercept) {

    private static final String RESOURCE = "/io/matchbridge/scoring/weights.properties";

    /** The weights that the program ships. */
    public static Weights shipped() {
        Properties file = new Properties();
        try (InputStream in = Weights.class.getResourceAsStream(RESOURCE)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Weights(
                file.getProperty("version"),
                weights(file, "words."),
                Double.parseDouble(file.getProperty("offset")),
                weights(file, "meaning."),
                weights(file, "completeness."),
                Double.parseDouble(file.getProperty("lambda")),
                Double.parseDouble(file.getProperty("slope")),
                Double.parseDouble(file.getProperty("intercept")));
    }

    /** An aspect's name in the file, behind the name of its part; an aspect that has no say in a part is left out. */
    public static String property(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double[] weights(Properties file, String prefix) {
        double[] weights = new double[Aspect.values().length];
        for (Aspect aspect : Aspect.values()) {
            weights[aspect.ordinal()] = Double.parseDouble(file.getProperty(prefix + property(aspect), "0"));
        }
        return weights;
    }

    /** How much an aspect counted in the score of these values; all aspects together 1. */
    double weight(Aspect aspect, double[] values) {
        double byWords = shareOfWords(values);
        double inCloseness = byWords * share(words, aspect, values) + (1 - byWords) * share(meaning, aspect, values);
        return (1 - lambda) * inCloseness + lambda * share(completeness, aspect, values);
    }

    /** The score of what could be compared, 0 to 100, by {@link Aspect}, NaN for what could not. */
    public double score(double[] values) {
        // StrictMath: the same on every machine.
        double match = 1 / (1 + StrictMath.exp(-(slope * closeness(values) + intercept)));
        return 100 * match * (1 - lambda + lambda * mean(completeness, values));
    }

    /** How close somebody is to a job, on no scale of its own. */
    public double closeness(double[] values) {
        double byWords = sum(words, values) + offset;
        if (compared(meaning, values) == 0) {
            return byWords;
        }
        return 2 * StrictMath.log(StrictMath.exp(byWords / 2) + StrictMath.exp(sum(meaning, values) / 2));
    }

    /** How far the words decided, 0 to 1; the meaning did the rest. It is the slope of closeness towards the words. */
    private double shareOfWords(double[] values) {
        return compared(meaning, values) == 0
                ? 1
                : 1 / (1 + StrictMath.exp((sum(meaning, values) - sum(words, values) - offset) / 2));
    }

    /** The mean of what could be compared, weighted; 0 if nothing could. */
    private static double mean(double[] weights, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : weights[i] * values[i];
        }
        double compared = compared(weights, values);
        return compared == 0 ? 0 : sum / compared;
    }

    /** The weighted sum; what could not be compared is taken to be like what could. */
    private static double sum(double[] weights, double[] values) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        return all * mean(weights, values);
    }

    private static double share(double[] weights, Aspect aspect, double[] values) {
        return Double.isNaN(values[aspect.ordinal()])
                ? 0
                : weights[aspect.ordinal()] / Math.max(Double.MIN_NORMAL, compared(weights, values));
    }

    private static double compared(double[] weights, double[] values) {
        double compared = 0;
        for (int i = 0; i < values.length; i++) {
            compared += Double.isNaN(values[i]) ? 0 : weights[i];
        }
        return compared;
    }
}
