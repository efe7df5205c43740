package io.matchbridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyRefusal.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.camel.Variable;

/** Asks Ashby whether somebody is gone who a webhook says was deleted or merged: one call, or two for a merge. */
public final class Gone {

    /**
     * What Ashby says.
     *
     * @param gone         whether the key no longer sees the candidate
     * @param winnerId     with whom the candidate was merged, as far as the key sees them; else null
     * @param applications ids of those that stand with the winner
     */
    public record Answer(String candidateId, boolean gone, String winnerId, String[] applications) {}

    private static final String[] NONE = {};

    private final Ashby ashby;

    public Gone(Ashby ashby) {
        this.ashby = ashby;
    }

    /**
     * @param told {@code candidate_id} and, of a merge, {@code winner_id}
     * @throws AshbyRefusal when Ashby says neither that there is such a candidate nor that there is none
     */
    public Answer ask(@Variable("tenant") String tenant, @Variable("told") Map<String, Object> told) {
        String candidate = (String) told.get("candidate_id");
        String winner = (String) told.get("winner_id");
        Optional<JsonNode> shown = seen(tenant, candidate);
        if (shown.isPresent() && id(shown.get()).equals(candidate)) {
            return new Answer(candidate, false, null, NONE);
        }
        // Nobody knows whether the id of somebody who was merged is dead, or shows the winner.
        Optional<JsonNode> other = shown.isPresent() || winner == null ? shown : seen(tenant, winner);
        return other.map(found -> new Answer(candidate, true, id(found), applications(found)))
                .orElseGet(() -> new Answer(candidate, true, null, NONE));
    }

    private static String id(JsonNode candidate) {
        return candidate.path("id").asText();
    }

    private Optional<JsonNode> seen(String tenant, String candidate) {
        try {
            return Optional.of(
                    ashby.ask(tenant, "candidate.info", Map.of("id", candidate)).object());
        } catch (AshbyRefusal refusal) {
            if (refusal.is(Kind.GONE)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static String[] applications(JsonNode candidate) {
        return StreamSupport.stream(candidate.path("applicationIds").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }
}
