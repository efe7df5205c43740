package io.matchbridge.sandbox.world;

/**
 * Who is in a world from the start.
 *
 * @param seed the same seed gives the same people, jobs and ids
 * @param candidates how many people
 * @param files whether they left their résumés as files
 * @param applyOnce whether everybody applied for one job only; else every third person applied for two
 */
public record Population(long seed, int candidates, boolean files, boolean applyOnce) {}
