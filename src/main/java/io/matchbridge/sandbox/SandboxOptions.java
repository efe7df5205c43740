package io.matchbridge.sandbox;

import java.time.Duration;

/**
 * How a sandbox is to be.
 *
 * @param host a loopback address
 * @param port 0 for any free one
 * @param candidates how many people it is seeded with
 * @param seed the same seed gives the same people, jobs and ids
 * @param linkLifetime how long the link to a file is good
 * @param files whether the candidates left their résumés as files
 * @param applyOnce whether everybody applied for one job only; else every third person applied for two
 * @param keepPages whether pages of full passes are kept once they were made, for who measures a client and not the sandbox
 */
public record SandboxOptions(
        String host,
        int port,
        int candidates,
        long seed,
        Duration linkLifetime,
        boolean files,
        boolean applyOnce,
        boolean keepPages) {

    private static final int MOST_CANDIDATES = 10_000_000;

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port must be between 0 and 65535");
        }
        if (candidates < 1 || candidates > MOST_CANDIDATES) {
            throw new IllegalArgumentException("There must be between 1 and " + MOST_CANDIDATES + " candidates");
        }
    }

    /** Two hundred candidates on any free port of 127.0.0.1. */
    public static SandboxOptions standard() {
        return new SandboxOptions("127.0.0.1", 0, 200, 1, Duration.ofSeconds(60), true, false, false);
    }

    public SandboxOptions port(int newPort) {
        return new SandboxOptions(host, newPort, candidates, seed, linkLifetime, files, applyOnce, keepPages);
    }

    public SandboxOptions candidates(int newCandidates) {
        return new SandboxOptions(host, port, newCandidates, seed, linkLifetime, files, applyOnce, keepPages);
    }

    public SandboxOptions seed(long newSeed) {
        return new SandboxOptions(host, port, candidates, newSeed, linkLifetime, files, applyOnce, keepPages);
    }

    public SandboxOptions linkLifetime(Duration newLifetime) {
        return new SandboxOptions(host, port, candidates, seed, newLifetime, files, applyOnce, keepPages);
    }

    /** Nobody left a file. */
    public SandboxOptions withoutFiles() {
        return new SandboxOptions(host, port, candidates, seed, linkLifetime, false, applyOnce, keepPages);
    }

    /** Nobody applied for more than one job. */
    public SandboxOptions applyingOnce() {
        return new SandboxOptions(host, port, candidates, seed, linkLifetime, files, true, keepPages);
    }

    /** Pages of full passes are kept once they were made, until something changes. */
    public SandboxOptions keepingPages() {
        return new SandboxOptions(host, port, candidates, seed, linkLifetime, files, applyOnce, true);
    }
}
