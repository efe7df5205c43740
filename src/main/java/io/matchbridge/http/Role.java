package io.matchbridge.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a token may do. Each role may do all that the one before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Pauses, resumes, syncs and runs routes. */
    OPERATOR,
    /** Does all. */
    ADMIN;

    private static final Pattern ASKS_ONLY = Pattern.compile("/api/connections/[^/]+/score");
    private static final Pattern RUNS = Pattern.compile(
            "/api/connections/[^/]+/(sync|pause|resume|failures/[^/]+/retry)|/api/routes/[^/]+/(suspend|resume|stop|start)");
    private static final Pattern SECRET = Pattern.compile("/api/tokens(/.*)?");

    /** Whether a token of this role may make the call. */
    public boolean reaches(String method, String path) {
        return compareTo(least(method, path)) >= 0;
    }

    private static Role least(String method, String path) {
        if (SECRET.matcher(path).matches()) {
            return ADMIN;
        }
        if (method.equals("GET") || method.equals("HEAD") || asksOnly(path)) {
            return VIEWER;
        }
        return RUNS.matcher(path).matches() ? OPERATOR : ADMIN;
    }

    /** Whether a POST to this path changes nothing and keeps nothing. */
    static boolean asksOnly(String path) {
        return ASKS_ONLY.matcher(path).matches();
    }

    static Role named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
