package io.matchbridge.scoring;

/**
 * One part of a score.
 *
 * @param name what was compared
 * @param weight its share of the whole, 0 to 1; the weights of a score add up to 1
 * @param value how well it fits, 0 to 1
 * @param evidence in words, what the value was taken from
 */
public record Factor(String name, double weight, double value, String evidence) {}
