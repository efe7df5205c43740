package io.matchbridge.scoring.text;

/**
 * A stretch of a text.
 *
 * @param start its first character
 * @param end the character after its last
 */
public record Span(int start, int end) {}
