package io.matchbridge.connect;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What an administrator sends to connect a tenant or to change it, checked, and what is then stored. */
public final class Setup {

    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\\\]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern API_KEY = Pattern.compile("[\\x21-\\x7E&&[^:]]{1,500}");

    /** {@code POST /connections}. */
    public record Request(String tenant, String integration, String adminEmail, String apiKey, String interval) {
        @Override
        public String toString() {
            return "Setup.Request[" + tenant + "]";
        }
    }

    /** {@code PATCH /connections/{tenant}}. */
    public record Change(String interval) {}

    private final Set<String> intervals;
    private final TenantKeys keys;
    private final KeyCheck keyCheck;

    /** @param intervals those on offer, the default first */
    public Setup(Set<String> intervals, TenantKeys keys, KeyCheck keyCheck) {
        this.intervals = intervals;
        this.keys = keys;
        this.keyCheck = keyCheck;
    }

    /**
     * @param onlyTenant the only tenant that the caller may set up; null: all
     * @throws Problem 400 that names the first member which is missing or malformed, 403 for a tenant that is not the caller's
     */
    public Request read(@Body String body, @Variable("onlyTenant") String onlyTenant) {
        Request request = Json.read(body, Request.class);
        matches("tenant", request.tenant, TENANT, "1 to 63 characters of a-z, 0-9 and -, not beginning with -");
        if (onlyTenant != null && !onlyTenant.equals(request.tenant)) {
            throw Problem.of(403, "forbidden", "Not yours to do", "This token is for another tenant.");
        }
        if (!"ashby".equals(request.integration)) {
            throw Problem.invalid("integration", "integration must be \"ashby\".");
        }
        matches("adminEmail", request.adminEmail, EMAIL, "an e-mail address");
        if (request.adminEmail.length() > LONGEST_EMAIL) {
            throw Problem.invalid("adminEmail", "adminEmail must be an e-mail address.");
        }
        matches("apiKey", request.apiKey, API_KEY, "an API key of Ashby");
        String interval = request.interval == null ? intervals.iterator().next() : offered(request.interval);
        return new Request(request.tenant, request.integration, request.adminEmail, request.apiKey, interval);
    }

    /** @throws Problem 400 when the interval is missing or not on offer */
    public Change change(@Body String body) {
        Change change = Json.read(body, Change.class);
        if (change.interval == null) {
            throw Problem.invalid("interval", "interval is missing.");
        }
        return new Change(offered(change.interval));
    }

    /**
     * The row to be stored, once Ashby has accepted the key.
     *
     * @throws Problem as {@link KeyCheck#check}
     */
    public Map<String, Object> accept(@Variable("request") Request request) {
        Credential credential = new Credential(request.apiKey);
        KeyReport report = keyCheck.check(request.tenant, credential, request.adminEmail);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("integration", request.integration);
        row.put("adminEmail", request.adminEmail);
        row.put("interval", request.interval);
        row.put("apiKey", keys.encrypt(request.tenant, credential));
        row.put("apiKeyHint", credential.hint());
        row.put("scopes", report.scopes() == null ? null : KeyReport.ordered(report.scopes()));
        row.put("grants", Json.write(report.permissions()));
        row.put("warnings", Json.write(report.warnings()));
        return row;
    }

    /** Whether a tenant may have this name. */
    public static boolean isTenant(String name) {
        return TENANT.matcher(name).matches();
    }

    private String offered(String interval) {
        if (!intervals.contains(interval)) {
            throw Problem.invalid("interval", "interval must be one of " + String.join(", ", intervals) + ".");
        }
        return interval;
    }

    private static void matches(String member, String value, Pattern pattern, String form) {
        if (value == null) {
            throw Problem.invalid(member, member + " is missing.");
        }
        if (!pattern.matcher(value).matches()) {
            throw Problem.invalid(member, member + " must be " + form + ".");
        }
    }
}
