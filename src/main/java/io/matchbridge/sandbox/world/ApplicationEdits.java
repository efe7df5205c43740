package io.matchbridge.sandbox.world;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can be done to applications, and to custom field values on anything, whether through the API or in Ashby's own
 * screens. Times move as they were seen to move, and webhooks are told. Callers hold the world's lock and have checked that
 * the records exist.
 */
public final class ApplicationEdits {

    private final World world;
    private final Events events;

    public ApplicationEdits(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    /** Somebody applies for a job, or is added to it, and stands in the plan's first stage for reviews. */
    public ObjectNode createApplication(String candidateId, String jobId) {
        ObjectNode job = world.jobs().find(jobId).orElseThrow();
        String stageId = reviewStage(text(job, "defaultInterviewPlanId"));
        String now = world.changes().now();
        ObjectNode application = Json.object().put("createdAt", now).put("updatedAt", now);
        application.put("candidateId", candidateId).put("jobId", jobId).put("stageId", stageId);
        application.putNull("sourceId").putNull("creditedToUserId");
        application.put("postingId", job.path("postingIds").path(0).asText(null));
        application.putObject("values");
        application.putArray("history");
        ObjectNode candidate = world.candidates().find(candidateId).orElseThrow();
        Json.texts(candidate, "fileIds").stream().findFirst().ifPresent(file -> application.put("resumeFileId", file));
        ObjectNode added = world.applications().add(application);
        enter(added, stageId, now, null);
        world.candidates()
                .change(
                        candidateId,
                        record -> record.withArray("applicationIds").add(text(added, "id")));
        events.applicationSubmitted(added);
        return added;
    }

    public void deleteApplication(String id) {
        ObjectNode application = world.applications().find(id).orElseThrow();
        world.applications().remove(id);
        world.candidates().change(text(application, "candidateId"), candidate -> {
            ArrayNode left = Json.array();
            Json.texts(candidate, "applicationIds").stream()
                    .filter(other -> !other.equals(id))
                    .forEach(left::add);
            candidate.set("applicationIds", left);
        });
    }

    /**
     * Moves an application to a stage.
     *
     * @param archiveReasonId for a stage of type Archived; null for every other
     * @param actorId the user who does it, or null
     */
    public ObjectNode moveStage(String id, String stageId, String archiveReasonId, String actorId) {
        String type =
                world.stages().find(stageId).map(stage -> text(stage, "type")).orElseThrow();
        ObjectNode moved = world.applications().change(id, application -> {
            String now = world.changes().now();
            application.put("stageId", stageId);
            if (type.equals("Archived")) {
                application.put("archivedAt", now).put("archiveReasonId", archiveReasonId);
            } else {
                application.remove(List.of("archivedAt", "archiveReasonId"));
            }
            enter(application, stageId, now, actorId);
        });
        events.stageChanged(moved, type.equals("Hired"));
        return moved;
    }

    /** Changes members of an application, or only its {@code updatedAt} when there are none. */
    public ObjectNode editApplication(String id, ObjectNode members) {
        ObjectNode changed = world.applications().change(id, application -> application.setAll(members));
        events.applicationUpdated(changed);
        return changed;
    }

    /** Moves an application to another job, into the review stage of that job's plan. */
    public ObjectNode transfer(String id, String jobId) {
        String planId = text(world.jobs().find(jobId).orElseThrow(), "defaultInterviewPlanId");
        ObjectNode moved = world.applications().change(id, application -> {
            application.put("jobId", jobId).put("stageId", reviewStage(planId));
            application.remove(List.of("archivedAt", "archiveReasonId"));
            enter(application, reviewStage(planId), world.changes().now(), null);
        });
        events.applicationUpdated(moved);
        return moved;
    }

    /** Sets a custom field value, or clears it with null. */
    public ObjectNode setValue(Records records, String id, String fieldId, JsonNode value, boolean movesRecord) {
        Consumer<ObjectNode> edit = record -> record.withObject("/values").set(fieldId, value);
        ObjectNode changed;
        if (movesRecord) {
            changed = records.change(id, edit);
        } else {
            records.changeSilently(id, edit);
            changed = records.find(id).orElseThrow();
        }
        if (records == world.applications()) {
            events.applicationUpdated(changed);
        }
        return changed;
    }

    private void enter(ObjectNode application, String stageId, String time, String actorId) {
        ArrayNode history = application.withArray("history");
        if (!history.isEmpty()) {
            ((ObjectNode) history.get(history.size() - 1)).put("leftStageAt", time);
        }
        history.addObject()
                .put(
                        "id",
                        world.history()
                                .part(world.applications().number(text(application, "id")))
                                .of(history.size()))
                .put("stageId", stageId)
                .put("enteredStageAt", time)
                .put("actorId", actorId);
    }

    private String reviewStage(String planId) {
        return world.stages().all().stream()
                .filter(stage -> planId.equals(text(stage, "interviewPlanId"))
                        && text(stage, "type").equals("PreInterviewScreen"))
                .findFirst()
                .map(stage -> text(stage, "id"))
                .orElseThrow();
    }
}
