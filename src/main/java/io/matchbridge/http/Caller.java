package io.matchbridge.http;

/**
 * Who makes a call.
 *
 * @param name   for the audit
 * @param role   what it may do
 * @param tenant the only tenant it may see; null: all
 */
public record Caller(String name, Role role, String tenant) {

    /** Whether this caller may make the call at all, wherever it leads. */
    boolean reaches(String method, String path) {
        return role.reaches(method, path) && (tenant == null || isOfOwnTenant(path));
    }

    private boolean isOfOwnTenant(String path) {
        String own = "/api/connections/" + tenant;
        return path.equals(own)
                || path.startsWith(own + "/")
                || path.equals("/api/connections")
                || path.equals("/api/integrations")
                || path.startsWith("/api/routes/sync-" + tenant + "/");
    }
}
