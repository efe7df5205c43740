package io.matchbridge.scoring;

/**
 * Names a scorer so exactly that the same texts always give the same score.
 *
 * @param name the kind of scorer: {@code lexical} or {@code hybrid}
 * @param version changes whenever the code, the weights, a table or the model changes
 */
public record ScorerIdentity(String name, String version) {}
