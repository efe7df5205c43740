package io.matchbridge.records;

import io.matchbridge.http.Problem;
import java.util.Map;
import org.apache.camel.Variable;

/** Whether a candidate is still there. */
public final class Whereabouts {

    private Whereabouts() {}

    /**
     * @param found a row of {@code records/whereabouts.sql}; null when there never was such a candidate
     * @throws Problem 404 not-found, or 410 gone when the candidate was removed
     */
    public static void mayBeSeen(@Variable("whereabouts") Map<String, Object> found) {
        if (found == null) {
            throw Problem.notFound("candidate");
        }
        if (Boolean.TRUE.equals(found.get("removed"))) {
            throw Problem.of(410, "gone", "Gone", "The candidate was removed in the ATS.");
        }
    }
}
