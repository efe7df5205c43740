package io.matchbridge.automation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** One thing that a rule does, with all ids looked up. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.MoveToStage.class, name = "moveToStage"),
    @JsonSubTypes.Type(value = Action.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = Action.AddTag.class, name = "addTag"),
    @JsonSubTypes.Type(value = Action.AddNote.class, name = "addNote"),
    @JsonSubTypes.Type(value = Action.SetField.class, name = "setField"),
    @JsonSubTypes.Type(value = Action.Notify.class, name = "notify")
})
sealed interface Action {

    /**
     * What is to be written or sent for this application; empty when it is so already.
     *
     * @throws CannotPlan when it is not possible for this application
     */
    Optional<Step> plan(Facts facts);

    /** An action that does not fit an application; the words name nobody. */
    final class CannotPlan extends RuntimeException {
        CannotPlan(String message) {
            super(message, null, false, false);
        }
    }

    /** Only an active application is moved, only within its job, and by one rule to one stage once: people have the last word. */
    record MoveToStage(String stageId, String title, String planId) implements Action {
        @Override
        public Optional<Step> plan(Facts facts) {
            if (!facts.isActive() || facts.isIn(stageId) || facts.movedTo(stageId)) {
                return Optional.empty();
            }
            if (!facts.hasPlan(planId)) {
                throw new CannotPlan("the stage " + title + " belongs to no interview plan of the application's job");
            }
            return Optional.of(
                    Step.stage("moveToStage", "move to the stage " + title, facts, Map.of("stageId", stageId)));
        }
    }

    record Archive(String archiveReasonId, String reason) implements Action {
        @Override
        public Optional<Step> plan(Facts facts) {
            if (!facts.isActive()) {
                return Optional.empty();
            }
            String stageId = facts.archiveStageId();
            if (stageId == null) {
                throw new CannotPlan("the interview plan of the application has no stage for archived ones");
            }
            return facts.movedTo(stageId)
                    ? Optional.empty()
                    : Optional.of(Step.stage(
                            "archive",
                            "archive, because: " + reason,
                            facts,
                            Map.of("stageId", stageId, "archiveReasonId", archiveReasonId)));
        }
    }

    record AddTag(String tagId, String title) implements Action {
        @Override
        public Optional<Step> plan(Facts facts) {
            return facts.hasTag(tagId)
                    ? Optional.empty()
                    : Optional.of(Step.tag("add the tag " + title, facts, tagId, title));
        }
    }

    record AddNote(String text) implements Action {
        @Override
        public Optional<Step> plan(Facts facts) {
            return Optional.of(Step.note("addNote", "add a note", facts, text));
        }
    }

    record SetField(String objectType, String fieldId, String title, JsonNode value) implements Action {
        @Override
        public Optional<Step> plan(Facts facts) {
            JsonNode standing = facts.fieldValue(objectType, fieldId);
            return Facts.same(standing, value)
                    ? Optional.empty()
                    : Optional.of(new Step(
                            "setField",
                            "set the field " + title,
                            "customFields",
                            objectType,
                            objectType.equals("Application") ? facts.applicationId() : facts.candidateId(),
                            Map.of("values", Map.of(fieldId, value)),
                            Map.of("values", Map.of(fieldId, standing)),
                            null));
        }
    }

    record Notify(String url) implements Action {
        @Override
        public Optional<Step> plan(Facts facts) {
            return Optional.of(Step.message("notify " + URI.create(url).getHost(), url));
        }
    }
}
