package io.matchbridge.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One planned step: a write for the ledger, or a message for a URL.
 *
 * @param action     as the rule calls it; {@code timeline} is the line that tells of the others
 * @param what       the step in words, without a person
 * @param kind       of the ledger's write; null: none
 * @param objectType {@code Application} or {@code Candidate}
 * @param content    what the ledger's write is to say, in the form of its kind
 * @param former     what stands there now, in the same form; null: nothing to go back to
 * @param url        where a message goes; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Step(
        String action,
        String what,
        String kind,
        String objectType,
        String objectId,
        Map<String, ?> content,
        Map<String, ?> former,
        String url) {

    static Step stage(String action, String what, Facts facts, Map<String, ?> content) {
        return new Step(
                action,
                what,
                "stage",
                "Application",
                facts.applicationId(),
                content,
                Map.of("stageId", facts.stageId()),
                null);
    }

    static Step tag(String what, Facts facts, String tagId, String title) {
        return new Step(
                "addTag",
                what,
                "tag",
                "Candidate",
                facts.candidateId(),
                Map.of("add", Map.of("title", title, "tagId", tagId)),
                Map.of(),
                null);
    }

    static Step note(String action, String what, Facts facts, String text) {
        return new Step(
                action,
                what,
                "note",
                "Candidate",
                facts.candidateId(),
                Map.of("html", NoteText.html(text), "private", false),
                null,
                null);
    }

    static Step message(String what, String url) {
        return new Step("notify", what, null, null, null, null, null, url);
    }
}
