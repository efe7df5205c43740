package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call that the ATS is to get, before it is a call.
 *
 * @param kind customFields, tag or note
 * @param objectType Application or Candidate
 * @param objectId what is written to
 * @param candidateId whom it concerns
 * @param applicationId whose score it shows, or showed; null: the best of the candidate's, which is gone
 * @param content what is to stand there, in the form that the kind knows
 * @param former what stands there now, in the same form; null for a note
 * @param score the score, 0 to 100, that it came from; null: it takes back what a score had called for that was withdrawn
 * @param scoreVersion the version of that score, or null
 * @param lookFirst whether our copy contradicts what we wrote, so that the ATS is asked before anything is sent
 */
public record Write(
        String kind,
        String objectType,
        String objectId,
        String candidateId,
        String applicationId,
        JsonNode content,
        JsonNode former,
        Integer score,
        Integer scoreVersion,
        boolean lookFirst) {

    static final String CUSTOM_FIELDS = "customFields";
    static final String TAG = "tag";
    static final String NOTE = "note";
    static final String STAGE = "stage";
}
