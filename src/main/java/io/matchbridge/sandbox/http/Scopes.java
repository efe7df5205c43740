package io.matchbridge.sandbox.http;

import java.util.List;

/** The scopes that a key can have here. The spelling of the writing ones is inferred from the reading ones. */
public final class Scopes {

    public static final String CANDIDATES_READ = "candidates:read";
    public static final String CANDIDATES_WRITE = "candidates:write";
    public static final String JOBS_READ = "jobs:read";
    public static final String INTERVIEWS_READ = "interviews:read";
    public static final String PROCESS_READ = "hiringProcessMetadata:read";
    public static final String PROCESS_WRITE = "hiringProcessMetadata:write";
    public static final String ORGANIZATION_READ = "organization:read";
    public static final String KEYS_READ = "apiKeys:read";
    public static final String KEYS_WRITE = "apiKeys:write";

    public static final List<String> ALL = List.of(
            CANDIDATES_READ,
            CANDIDATES_WRITE,
            JOBS_READ,
            INTERVIEWS_READ,
            PROCESS_READ,
            PROCESS_WRITE,
            ORGANIZATION_READ,
            KEYS_READ,
            KEYS_WRITE);

    private Scopes() {}
}
