package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.http.Json;
import java.util.Map;
import org.apache.camel.Body;

/**
 * A write of the ledger whose turn it is.
 *
 * @param claim which of its claims this is: an older one sends and marks nothing any more
 * @param content what is to stand there, in the form that the kind knows
 * @param former what stood there when it was planned, or null
 * @param reference what marks a note as this one
 * @param attempts how often it was tried, this time included
 * @param lookFirst whether it may have been done: the ATS is asked before anything is sent
 * @param isUndo whether it takes an earlier write back, and so touches only what is still ours
 * @param wanted whether what it was planned for still holds; else it is only looked for
 */
public record Due(
        long id,
        int claim,
        String kind,
        String objectType,
        String objectId,
        String candidateId,
        String applicationId,
        JsonNode content,
        JsonNode former,
        String reference,
        int attempts,
        boolean lookFirst,
        boolean isUndo,
        boolean wanted) {

    /** A row of {@code claim.sql}. */
    public static Due of(@Body Map<String, Object> row) {
        Object former = row.get("former");
        return new Due(
                (Long) row.get("id"),
                (Integer) row.get("claim"),
                (String) row.get("kind"),
                (String) row.get("object_type"),
                (String) row.get("object_id"),
                (String) row.get("candidate_id"),
                (String) row.get("application_id"),
                Json.tree((String) row.get("content")),
                former == null ? null : Json.tree((String) former),
                (String) row.get("reference"),
                (Integer) row.get("attempts"),
                (Boolean) row.get("look_first"),
                "undo".equals(row.get("origin")),
                (Boolean) row.get("wanted"));
    }

    /** Ids only: the content is about people. */
    @Override
    public String toString() {
        return "Due[" + id + "]";
    }
}
