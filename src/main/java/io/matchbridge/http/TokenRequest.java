package io.matchbridge.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Body;

/** A token that an administrator asks for. Its value is made here, shown once, and kept as SHA-256 alone. */
public record TokenRequest(String name, String role, String tenant, String value) {

    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,100}");
    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** {@code POST /tokens}. */
    public record Asked(String name, String role, String tenant) {}

    /** @throws Problem 400 that names the first member which is missing or malformed */
    public static TokenRequest read(@Body String body) {
        Asked asked = Json.read(body, Asked.class);
        if (asked.name == null
                || asked.name.isBlank()
                || !NAME.matcher(asked.name).matches()) {
            throw Problem.invalid("name", "name must be 1 to 100 characters on one line.");
        }
        if (asked.role == null || !isRole(asked.role)) {
            throw Problem.invalid("role", "role must be admin, operator or viewer.");
        }
        if (asked.tenant != null && !TENANT.matcher(asked.tenant).matches()) {
            throw Problem.invalid(
                    "tenant", "tenant must be 1 to 63 characters of a-z, 0-9 and -, not beginning with -.");
        }
        return new TokenRequest(asked.name, asked.role, asked.tenant, Tokens.generate());
    }

    /** What is kept of the value. */
    public byte[] sha256() {
        return Tokens.sha256(value);
    }

    @Override
    public String toString() {
        return "TokenRequest[" + role + "]";
    }

    private static boolean isRole(String name) {
        return Arrays.stream(Role.values())
                .anyMatch(role -> role.name().toLowerCase(Locale.ROOT).equals(name));
    }
}
