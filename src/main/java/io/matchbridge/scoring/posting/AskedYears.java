package io.matchbridge.scoring.posting;

/**
 * Experience that a posting asks for.
 *
 * @param years how many at least
 * @param field in what, as the posting says it; empty if it names nothing
 * @param words the posting's own words
 */
public record AskedYears(int years, String field, String words) {}
