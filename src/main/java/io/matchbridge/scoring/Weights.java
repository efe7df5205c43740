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
 * <p>{@code score = 100 · p · (1 − λ + λ · completeness)}, where {@code p = 1 / (1 + e^−(slope · closeness + intercept))}.
 * Closeness tells who is of the trade, completeness how much of what is asked for they bring: among people of another
 * trade the second says nothing, so it scales the first and is not added to it.
 *
 * @param version changes with every new fit
 * @param closeness the shares of the aspects in closeness, by {@link Aspect} in their order, 0 or more, together 1
 * @param completeness their shares in completeness, alike
 * @param lambda how much of the score hangs on completeness, 0 to 1
 * @param slope of the logistic curve (Platt, 1999)
 * @param intercept of the same
 */
public record Weights(
        String version, double[] closeness, double[] completeness, double lambda, double slope, double intercept) {

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
                shares(file, "closeness."),
                shares(file, "completeness."),
                Double.parseDouble(file.getProperty("lambda")),
                Double.parseDouble(file.getProperty("slope")),
                Double.parseDouble(file.getProperty("intercept")));
    }

    /** An aspect's name in the file, behind {@code closeness.} or {@code completeness.}; an aspect without a part is left out. */
    public static String property(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double[] shares(Properties file, String prefix) {
        double[] shares = new double[Aspect.values().length];
        for (Aspect aspect : Aspect.values()) {
            shares[aspect.ordinal()] = Double.parseDouble(file.getProperty(prefix + property(aspect), "0"));
        }
        return shares;
    }

    /** The weight of an aspect among those that could be compared; their weights add up to 1. */
    double weight(Aspect aspect, double[] values) {
        return (1 - lambda) * share(closeness, aspect, values) + lambda * share(completeness, aspect, values);
    }

    /** The score of what could be compared, 0 to 100, by {@link Aspect}, NaN for what could not. */
    public double score(double[] values) {
        // StrictMath: the same on every machine.
        double match = 1 / (1 + StrictMath.exp(-(slope * mean(closeness, values) + intercept)));
        return 100 * match * (1 - lambda + lambda * mean(completeness, values));
    }

    /** The mean of what could be compared, weighted by shares; 0 if nothing could. */
    public static double mean(double[] shares, double[] values) {
        double sum = 0;
        double compared = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                sum += shares[i] * values[i];
                compared += shares[i];
            }
        }
        return compared == 0 ? 0 : sum / compared;
    }

    private static double share(double[] shares, Aspect aspect, double[] values) {
        if (Double.isNaN(values[aspect.ordinal()])) {
            return 0;
        }
        double compared = 0;
        for (int i = 0; i < values.length; i++) {
            compared += Double.isNaN(values[i]) ? 0 : shares[i];
        }
        return compared == 0 ? 0 : shares[aspect.ordinal()] / compared;
    }
}
