package io.matchbridge.sync;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** A sync that somebody asks for: which streams (null: all), whether as a full pass, and whether removals are accepted. */
public record SyncRequest(String trigger, boolean full, String[] streams, boolean acceptRemovals) {

    private static final Set<String> STREAMS = Set.of(
            "candidates",
            "jobs",
            "applications",
            "stages",
            "users",
            "departments",
            "tags",
            "fields",
            "archiveReasons",
            "notes",
            "attachments");

    /** {@code POST /connections/{tenant}/sync}. */
    public record Asked(Boolean full, List<String> streams, Boolean acceptRemovals) {}

    /** The one that follows a setup. */
    public static SyncRequest first() {
        return new SyncRequest("connect", false, null, false);
    }

    /** @throws Problem 400 when the body is malformed or names an unknown stream; no body asks for everything */
    public static SyncRequest manual(@Body String body) {
        Asked asked = body == null || body.isBlank() ? new Asked(null, null, null) : Json.read(body, Asked.class);
        List<String> streams = asked.streams;
        if (streams != null && (streams.isEmpty() || streams.contains(null) || !STREAMS.containsAll(streams))) {
            throw Problem.invalid(
                    "streams",
                    "streams must be a list of: "
                            + String.join(", ", STREAMS.stream().sorted().toList()) + ".");
        }
        return new SyncRequest(
                "manual",
                Boolean.TRUE.equals(asked.full),
                streams == null ? null : streams.toArray(String[]::new),
                Boolean.TRUE.equals(asked.acceptRemovals));
    }

    /**
     * The sync that reads a failed record again.
     *
     * @param failed the record's {@code stream}, and whether that is to be read {@code whole}; null: there is no such failure
     * @throws Problem 404 when there is none
     */
    public static SyncRequest retry(@Variable("failed") Map<String, Object> failed) {
        if (failed == null) {
            throw Problem.notFound("failure that a sync could mend");
        }
        return new SyncRequest(
                "manual", (Boolean) failed.get("whole"), new String[] {(String) failed.get("stream")}, false);
    }

    /** @throws Problem 409 already-syncing when the tenant has a sync that is not finished */
    public static String accepted(@Variable("requested") Long id) {
        if (id == null) {
            throw Problem.conflict("already-syncing", "A sync of this tenant is running.");
        }
        return Json.write(Map.of("id", id));
    }
}
