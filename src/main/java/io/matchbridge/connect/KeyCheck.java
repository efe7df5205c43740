package io.matchbridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.connect.AshbyRefusal.Kind;
import io.matchbridge.connect.Permission.Grant;
import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.Variable;

/**
 * Asks Ashby what a key may do and who stands behind it, before anything is stored. {@code apiKey.info} tells the scopes;
 * a key that may not call it, or whose scopes are spelt in a way that we do not know, is tried on each endpoint instead.
 */
public final class KeyCheck {

    private static final String ADMIN = "Organization Admin";
    private static final int MOST_PAGES = 1000;

    private final Ashby ashby;

    public KeyCheck(Ashby ashby) {
        this.ashby = ashby;
    }

    /**
     * Checks a key and the administrator's address.
     *
     * @throws Problem 422 key-rejected, permission-missing or not-an-admin, in this order; 502 ashby-unavailable
     */
    KeyReport check(String tenant, Credential credential, String adminEmail) {
        try {
            Optional<Set<String>> scopes = scopes(tenant, credential);
            Set<Grant> granted = granted(tenant, credential, scopes);
            List<Map<String, String>> missing = Arrays.stream(Permission.values())
                    .filter(permission -> !granted.contains(permission.grant()))
                    .map(Permission::missing)
                    .toList();
            if (!missing.isEmpty()) {
                throw Problem.unprocessable(
                                "permission-missing",
                                "The key lacks grants",
                                "Edit the key in Ashby (Admin, API Keys), grant what is listed, and connect again.")
                        .with("missing", missing);
            }
            return new KeyReport(scopes.orElse(null), granted, admin(tenant, credential, adminEmail));
        } catch (AshbyRefusal refusal) {
            throw asProblem(refusal);
        }
    }

    /**
     * What the tenant's stored key is good for today.
     *
     * @return {@code scopes}, in order, and {@code grants}, JSON as on the card; both null when the key may not say
     */
    public Map<String, Object> now(@Variable("tenant") String tenant) {
        Optional<Set<String>> scopes = scopes(tenant, null);
        Map<String, Object> now = new HashMap<>();
        now.put("scopes", scopes.map(KeyReport::ordered).orElse(null));
        now.put(
                "grants",
                scopes.map(known -> new KeyReport(known, granted(tenant, null, scopes), Optional.empty()))
                        .map(report -> Json.write(report.permissions()))
                        .orElse(null));
        return now;
    }

    private Optional<Set<String>> scopes(String tenant, Credential credential) {
        try {
            JsonNode info =
                    ashby.ask(tenant, credential, "apiKey.info", Map.of()).object();
            return Optional.of(StreamSupport.stream(info.path("scopes").spliterator(), false)
                    .map(scope -> scope.asText().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet()));
        } catch (AshbyRefusal refusal) {
            // A working key without this grant is refused here too: the endpoints themselves will tell.
            if (refusal.is(Kind.PERMISSION_MISSING) || refusal.is(Kind.REFUSED) || isForbidden(refusal)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static boolean isForbidden(AshbyRefusal refusal) {
        return refusal.keyRejected() && refusal.status() == 403;
    }

    private Set<Grant> granted(String tenant, Credential credential, Optional<Set<String>> scopes) {
        Set<Grant> granted = EnumSet.noneOf(Grant.class);
        for (Grant grant : Grant.values()) {
            boolean said = scopes.isPresent() && scopes.get().contains(grant.scope());
            if (said || mayCall(tenant, credential, grant.probe())) {
                granted.add(grant);
            }
        }
        return granted;
    }

    private boolean mayCall(String tenant, Credential credential, String endpoint) {
        try {
            ashby.ask(tenant, credential, endpoint, Map.of("limit", 1));
            return true;
        } catch (AshbyRefusal refusal) {
            if (refusal.is(Kind.PERMISSION_MISSING)) {
                return false;
            }
            if (refusal.is(Kind.REFUSED) && !isElsewhere(refusal)) {
                return true; // not about the grant
            }
            throw refusal;
        }
    }

    /** A list that is not there: what answers is not Ashby. */
    private static boolean isElsewhere(AshbyRefusal refusal) {
        return refusal.status() >= 300 && refusal.status() != 400;
    }

    /** @return a warning for the card where nobody can tell; empty when the address is an administrator's */
    private Optional<String> admin(String tenant, Credential credential, String email) {
        Map<String, Object> request = new HashMap<>(Map.of("limit", 100, "includeDeactivated", true));
        try {
            boolean anyAddress = false;
            for (int page = 0; page < MOST_PAGES; page++) {
                AshbyReply reply = ashby.ask(tenant, credential, "user.list", request);
                for (JsonNode user : users(reply)) {
                    anyAddress |= user.hasNonNull("email");
                    if (user.path("email").asText().strip().equalsIgnoreCase(email)) {
                        return Optional.of(user).filter(KeyCheck::isNoAdmin).map(no -> {
                            throw notAnAdmin();
                        });
                    }
                }
                if (!reply.hasMore()
                        || reply.nextPage() == null
                        || reply.nextPage().equals(request.get("cursor"))) {
                    break;
                }
                request.put("cursor", reply.nextPage());
            }
            if (anyAddress) {
                throw notAnAdmin();
            }
            return Optional.of(
                    "Ashby shows no addresses of its users, so nobody could check that this one is an administrator's.");
        } catch (AshbyRefusal refusal) {
            if (refusal.is(Kind.REFUSED) || refusal.is(Kind.UNREADABLE)) {
                return Optional.of(
                        "Ashby's users list could not be read, so nobody could check that the address is an administrator's.");
            }
            throw refusal;
        }
    }

    private static List<JsonNode> users(AshbyReply reply) {
        List<JsonNode> users = new ArrayList<>();
        for (String user : reply.page().records().texts()) {
            users.add(Json.tree(user));
        }
        return users;
    }

    private static boolean isNoAdmin(JsonNode user) {
        return !user.path("isEnabled").asBoolean()
                || !user.path("globalRole").asText().equals(ADMIN);
    }

    private static Problem notAnAdmin() {
        return Problem.unprocessable(
                "not-an-admin",
                "Not an administrator",
                "In Ashby, adminEmail is no enabled user with the role Organization Admin.");
    }

    private static Problem asProblem(AshbyRefusal refusal) {
        return switch (refusal.kind()) {
            case KEY_REJECTED ->
                Problem.unprocessable(
                        "key-rejected",
                        "Ashby refuses the key",
                        "Ashby does not accept this API key. Copy it again, or make a new one (Admin, API Keys).");
            case PERMISSION_MISSING ->
                Problem.unprocessable("permission-missing", "The key lacks grants", refusal.getMessage());
            default ->
                Problem.of(
                        502,
                        "ashby-unavailable",
                        "Ashby is not available",
                        refusal.getMessage() + ". Nothing was stored; try again in a few minutes.");
        };
    }
}
