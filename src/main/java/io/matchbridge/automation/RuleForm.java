package io.matchbridge.automation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A rule as an administrator writes it.
 *
 * @param on        {@code scored}, {@code stageChanged} or {@code applied}
 * @param jobId     the job it is about; null: all
 * @param condition a CEL expression over score, band, application, stage, job, candidate and tags
 * @param then      what is to be done, in this order
 * @param mode      {@code preview}, {@code approve} or {@code automatic}
 * @param maxPerRun on how many applications it acts in one sync
 * @param id        shown in answers, and may come back with a change, as the three behind it may
 */
public record RuleForm(
        String name,
        String on,
        String jobId,
        @JsonProperty("if") String condition,
        List<Step> then,
        String mode,
        Integer maxPerRun,
        Boolean acceptAutomaticRejection,
        Boolean enabled,
        Long id,
        String createdAt,
        String updatedAt,
        JsonNode problem) {

    /** One thing to do: exactly one member is given. */
    public record Step(
            String moveToStage,
            String addTag,
            String addNote,
            SetField setField,
            Archive archive,
            @JsonProperty("notify") String notifyUrl) {}

    /** A custom field gets a value. */
    public record SetField(String objectType, String fieldId, JsonNode value) {}

    /** The application is rejected, or otherwise closed. */
    public record Archive(String archiveReasonId) {}
}
