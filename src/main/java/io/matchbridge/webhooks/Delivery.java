package io.matchbridge.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.http.Problem;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * All that is kept of a delivery. What it says of people is not: it may be out of date, and a sync reads it.
 *
 * @param actionId    Ashby's id of the cause: the same for each try, and for all events of one cause
 * @param action      what happened, such as {@code applicationUpdate}
 * @param candidateId who was deleted, or merged into another; else null
 * @param winnerId    the other; else null
 * @param pinged      of a {@code ping}: the event whose setting Ashby tries; else null
 */
public record Delivery(String actionId, String action, String candidateId, String winnerId, String pinged) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("\\w{1,100}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /**
     * Reads the body of a delivery, of which only what is needed must be as expected.
     *
     * @throws Problem 400 when it does not say what happened
     */
    static Delivery of(byte[] body) {
        JsonNode told = tree(body);
        String action = told.path("action").asText();
        if (!ACTION.matcher(action).matches()) {
            throw Problem.invalid("action", "The delivery does not say what happened.");
        }
        String actionId = id(told.path("webhookActionId"));
        JsonNode about = told.path("data");
        return new Delivery(
                actionId == null ? sha256(body) : actionId,
                action,
                switch (action) {
                    case "candidateDelete" -> id(about.at("/candidate/id"));
                    case "candidateMerge" -> id(about.at("/deletedCandidate/id"));
                    default -> null;
                },
                action.equals("candidateMerge") ? id(about.at("/mergedCandidate/id")) : null,
                action.equals("ping") ? id(about.path("webhookActionType")) : null);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw Problem.invalid(null, "The delivery is not JSON.");
        }
    }

    private static String id(JsonNode node) {
        return node.isTextual() && ID.matcher(node.asText()).matches() ? node.asText() : null;
    }

    /** Stands for an id that is missing: each try has the same body. */
    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
