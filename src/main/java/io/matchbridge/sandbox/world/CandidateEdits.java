package io.matchbridge.sandbox.world;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What can be done to candidates, their notes and tags, whether through the API or in Ashby's own screens. Times move as
 * they were seen to move, and webhooks are told. Callers hold the world's lock and have checked that the records exist.
 */
public final class CandidateEdits {

    private final World world;
    private final Events events;
    private final Map<String, String> winners = new HashMap<>();

    public CandidateEdits(World world, Events events) {
        this.world = world;
        this.events = events;
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
        events.candidateDeleted(id);
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
        events.candidatesMerged(loserId, winnerId);
        if (deletes) {
            events.candidateDeleted(loserId);
        }
    }

    /** From now on the winner answers for the id of somebody who was merged. */
    public void answersFor(String winnerId, String loserId) {
        winners.put(loserId, winnerId);
    }

    /** The id by which a candidate is to be found. */
    public String standing(String id) {
        return winners.getOrDefault(id, id);
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

    private ObjectNode touch(String candidateId, boolean moves, Consumer<ObjectNode> edit) {
        if (moves) {
            return world.candidates().change(candidateId, edit);
        }
        world.candidates().changeSilently(candidateId, edit);
        return world.candidates().find(candidateId).orElseThrow();
    }

    private static void addOnce(ArrayNode texts, String text) {
        for (JsonNode present : texts) {
            if (present.asText().equals(text)) {
                return;
            }
        }
        texts.add(text);
    }
}
