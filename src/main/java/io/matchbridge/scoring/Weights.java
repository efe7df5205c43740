package io.matchbridge.scoring;

import io.matchbridge.scoring.features.Aspect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * How much each aspect counts, and how the sum becomes a score. Fitted; the file says on what and how.
 *
 * @param version changes with every new fit
 * @param shares by {@link Aspect}, in their order, 0 or more
 * @param slope of the logistic curve from the weighted mean to the score (Platt, 1999)
 * @param intercept of the same
 */
public record Weights(String version, double[] shares, double slope, double intercept) {

    private static final String RESOURCE = "/io/matchbridge/scoring/weights.properties";

    /** The weights that the program ships. */
    public static Weights shipped() {
        Properties file = new Properties();
        try (InputStream in = Weights.class.getResourceAsStream(RESOURCE)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double[] shares = new double[Aspect.values().length];
        for (Aspect aspect : Aspect.values()) {
            shares[aspect.ordinal()] = Double.parseDouble(file.getProperty(property(aspect)));
        }
        return new Weights(
                file.getProperty("version"),
                shares,
                Double.parseDouble(file.getProperty("slope")),
                Double.parseDouble(file.getProperty("intercept")));
    }

    /** An aspect's name in the file. */
    public static String property(Aspect aspect) {
        return "weight." + aspect.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The weight of an aspect among those that could be compared; their weights add up to 1. */
    double weight(Aspect aspect, double[] values) {
        return Double.isNaN(values[aspect.ordinal()]) ? 0 : shares[aspect.ordinal()] / compared(values);
    }

    /** The weighted mean of what could be compared, 0 to 1. */
    public double fit(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : shares[i] * values[i];
        }
        double compared = compared(values);
        return compared == 0 ? 0 : sum / compared;
    }

    /** The score of a weighted mean, 0 to 100. StrictMath: the same on every machine. */
    public double score(double fit) {
        return 100 / (1 + StrictMath.exp(-(slope * fit + intercept)));
    }

    private double compared(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : shares[i];
        }
        return sum;
    }
}
