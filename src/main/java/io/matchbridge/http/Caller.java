package io.matchbridge.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/**
 * Who makes a call.
 *
 * @param id     of the token: two may have the same name
 * @param name   for the audit
 * @param role   what it may do
 * @param tenant the only tenant it may see; null: all
 */
public record Caller(String id, String name, Role role, String tenant) {

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
                || path.equals("/api/routes/sync-" + tenant)
                || path.startsWith("/api/routes/sync-" + tenant + "/");
    }

    /** How the HTTP server hands the caller to the routes behind it. */
    User user() {
        return User.create(new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("role", role.name())
                .put("tenant", tenant));
    }

    /** The caller of an open path is nobody. */
    static Caller of(Message call) {
        User user = call.getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.class);
        if (user == null) {
            return new Caller("nobody", "nobody", Role.VIEWER, null);
        }
        JsonObject known = user.principal();
        return new Caller(
                known.getString("id"),
                known.getString("name"),
                Role.valueOf(known.getString("role")),
                known.getString("tenant"));
    }
}
