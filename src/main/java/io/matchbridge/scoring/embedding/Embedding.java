package io.matchbridge.scoring.embedding;

import java.util.Arrays;

/**
 * The meaning of a text as a direction of length 1, a byte a dimension: a quarter of the space of floats, and the
 * cosine moves by less than 0.01.
 *
 * @param bytes each dimension times {@value #SCALE}, rounded
 */
public record Embedding(byte[] bytes) {

    /** The largest dimension seen of a unit vector with 384 is about 0.25. */
    private static final float SCALE = 400f;

    /** The direction of a vector. */
    static Embedding of(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        double length = Math.sqrt(square);
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.max(-127, Math.min(127, Math.round(vector[i] / length * SCALE)));
        }
        return new Embedding(bytes);
    }

    /** How alike two meanings are, −1 to 1. */
    public double cosine(Embedding other) {
        int dot = 0;
        int mine = 0;
        int others = 0;
        for (int i = 0; i < bytes.length; i++) {
            dot += bytes[i] * other.bytes[i];
            mine += bytes[i] * bytes[i];
            others += other.bytes[i] * other.bytes[i];
        }
        return mine == 0 || others == 0 ? 0 : dot / Math.sqrt((double) mine * others);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(bytes, embedding.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
