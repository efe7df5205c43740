package io.matchbridge.scoring.text;

/**
 * A word brought to its stem.
 *
 * @param stem the stem
 * @param start where the word begins in the text it was read from
 * @param end where it ends, exclusive
 */
public record Stem(String stem, int start, int end) {}
