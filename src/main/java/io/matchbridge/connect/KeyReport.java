package io.matchbridge.connect;

import io.matchbridge.connect.Permission.Grant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a key was found to be good for: its scopes (null when it may not say), its read grants, and a warning. */
record KeyReport(Set<String> scopes, Set<Grant> granted, Optional<String> warning) {

    /** Scopes in one order, so that they can be compared. */
    static String[] ordered(Set<String> scopes) {
        return scopes.stream().sorted().toArray(String[]::new);
    }

    List<Map<String, Object>> permissions() {
        return Arrays.stream(Permission.values())
                .map(permission -> Map.<String, Object>of(
                        "name", permission.title(), "granted", granted.contains(permission.grant())))
                .toList();
    }

    List<Map<String, String>> warnings() {
        return warning.stream()
                .map(message -> Map.of("code", "admin-not-verified", "message", message))
                .toList();
    }
}
