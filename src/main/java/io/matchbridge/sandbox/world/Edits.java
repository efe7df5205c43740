package io.matchbridge.sandbox.world;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What can be done to the records, whether through the API or in Ashby's own screens. Times move as they were seen to
 * move, and webhooks are told. Callers hold the world's lock and have checked that the records exist.
 */
public final class Edits {

    private final World world;
    private final Views views;
    private final Consumer<Event> tell;

    public Edits(World world, Views views, Consumer<Event> tell) {
        this.world = world;
        this.views = views;
        this.tell = tell;
    }

    /** Adds a candidate; {@code members} are those of a candidate's record and need a {@code name}. */
    public ObjectNode createCandidate(ObjectNode members) {
        String now = world.changes().now();
        ObjectNode candidate = Json.object().put("createdAt", now).put("updatedAt", now);
        for (String list : List.of("otherEmails", "socialLinks", "tagIds", "applicationIds", "fileIds")) {
            candidate.putArray(list);
        }
        candidate.putObject("values");
        candidate.setAll(members);
        return world.candidates().add(candidate);
    }

    /** Changes a candidate; its applications, which show name and contacts, move with it. */
    public ObjectNode editCandidate(String id, ObjectNode members) {
        ObjectNode candidate = world.candidates().change(id, record -> record.setAll(members));
        Json.texts(candidate, "applicationIds")
                .forEach(application -> world.applications().change(application, same -> {}));
        return candidate;
    }

    /** Removes a candidate and its applications. */
    public void deleteCandidate(String id) {
        ObjectNode candidate = world.candidates().find(id).orElseThrow();
        Json.texts(candidate, "applicationIds").forEach(world.applications()::remove);
        world.candidates().remove(id);
        tellCandidate("candidateDelete", id);
    }

    /**
     * Merges one candidate into another: applications, tags, files and notes go over, the loser's id is dead.
     *
     * @param deletes whether {@code candidateDelete} is told too
     */
    public void mergeCandidates(String loserId, String winnerId, boolean deletes) {
        ObjectNode loser = world.candidates().find(loserId).orElseThrow();
        Json.texts(loser, "applicationIds")
                .forEach(
                        id -> world.applications().change(id, application -> application.put("candidateId", winnerId)));
        world.candidates().change(winnerId, winner -> {
            for (String list : List.of("applicationIds", "tagIds", "fileIds", "otherEmails")) {
                Json.texts(loser, list).forEach(id -> addOnce(winner.withArray(list), id));
            }
        });
        world.notes().of(world.candidates().number(loserId)).all().forEach(note -> {
            ObjectNode moved = note.deepCopy();
            moved.remove("id");
            addNote(winnerId, moved, false);
        });
        world.candidates().remove(loserId);
        ObjectNode ids = Json.object();
        ids.putObject("deletedCandidate").put("id", loserId);
        ids.putObject("mergedCandidate").put("id", winnerId);
        tell.accept(new Event(cause(), "candidateMerge", ids));
        if (deletes) {
            tellCandidate("candidateDelete", loserId);
        }
    }

    /** Erases what is personal; the record stays. */
    public ObjectNode anonymizeCandidate(String id) {
        return world.candidates().change(id, candidate -> {
            candidate.put("name", "Anonymous Candidate");
            candidate.remove(List.of("email", "phone", "position", "company", "school", "location"));
            candidate.putNull("timezone");
            List.of("otherEmails", "socialLinks", "fileIds").forEach(candidate::putArray);
            candidate.putObject("values");
        });
    }

    /** Adds a note with {@code content}, {@code isPrivate}, {@code authorId} and perhaps {@code createdAt}. */
    public ObjectNode addNote(String candidateId, ObjectNode members, boolean movesCandidate) {
        ObjectNode note = Json.object().put("createdAt", world.changes().now()).put("isPrivate", false);
        note.put("authorId", world.users().id(0));
        note.setAll(members);
        if (movesCandidate) {
            world.candidates().change(candidateId, same -> {});
        }
        return world.notes().add(world.candidates().number(candidateId), note);
    }

    public ObjectNode addTag(String candidateId, String tagId, boolean movesCandidate) {
        return touch(candidateId, movesCandidate, candidate -> addOnce(candidate.withArray("tagIds"), tagId));
    }

    public ObjectNode removeTag(String candidateId, String tagId, boolean movesCandidate) {
        return touch(candidateId, movesCandidate, candidate -> {
            ArrayNode left = Json.array();
            Json.texts(candidate, "tagIds").stream()
                    .filter(tag -> !tag.equals(tagId))
                    .forEach(left::add);
            candidate.set("tagIds", left);
        });
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
            tellApplication(cause(), changed, "applicationUpdate");
        }
        return changed;
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
        tellApplication(cause(), added, "applicationSubmit");
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
        String cause = cause();
        if (type.equals("Hired")) {
            tellApplication(cause, moved, "candidateHire");
        }
        tellApplication(cause, moved, "candidateStageChange");
        tellApplication(cause, moved, "applicationUpdate");
        return moved;
    }

    /** Changes members of an application, or only its {@code updatedAt} when there are none. */
    public ObjectNode editApplication(String id, ObjectNode members) {
        ObjectNode changed = world.applications().change(id, application -> application.setAll(members));
        tellApplication(cause(), changed, "applicationUpdate");
        return changed;
    }

    private ObjectNode touch(String candidateId, boolean moves, Consumer<ObjectNode> edit) {
        if (moves) {
            return world.candidates().change(candidateId, edit);
        }
        world.candidates().changeSilently(candidateId, edit);
        return world.candidates().find(candidateId).orElseThrow();
    }

    private void enter(ObjectNode application, String stageId, String time, String actorId) {
        ArrayNode history = application.withArray("history");
        if (!history.isEmpty()) {
            ((ObjectNode) history.get(history.size() - 1)).put("leftStageAt", time);
        }
        history.addObject()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes((text(application, "id") + history.size()).getBytes())
                                .toString())
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

    private void tellCandidate(String action, String id) {
        ObjectNode data = Json.object();
        data.putObject("candidate").put("id", id);
        tell.accept(new Event(cause(), action, data));
    }

    private void tellApplication(String cause, ObjectNode application, String action) {
        tell.accept(new Event(cause, action, Json.object().set("application", views.application(application, false))));
    }

    private static void addOnce(ArrayNode texts, String text) {
        for (JsonNode present : texts) {
            if (present.asText().equals(text)) {
                return;
            }
        }
        texts.add(text);
    }

    private static String cause() {
        return UUID.randomUUID().toString();
    }
}
