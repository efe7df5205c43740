package io.matchbridge.sandbox.world;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What Ashby shows of candidates, applications and notes: members absent or null as they were seen. */
public final class Views {

    private final World world;
    private final FieldValues values;

    public Views(World world, FieldValues values) {
        this.world = world;
        this.values = values;
    }

    /** A candidate, for a key that may or may not see private fields. */
    public ObjectNode candidate(ObjectNode state, boolean seesPrivate) {
        ObjectNode shown = Json.object();
        copy(state, shown, "id", "createdAt", "updatedAt", "name");
        email(state, shown);
        ArrayNode emails = shown.putArray("emailAddresses");
        Json.given(state, "email").ifPresent(email -> emails.add(contact(email, true)));
        Json.texts(state, "otherEmails").forEach(email -> emails.add(contact(email, false)));
        phone(state, shown);
        ArrayNode phones = shown.putArray("phoneNumbers");
        Json.given(state, "phone").ifPresent(phone -> phones.add(contact(phone, true)));
        shown.set("socialLinks", state.path("socialLinks"));
        ArrayNode tags = shown.putArray("tags");
        state.path("tagIds").forEach(tag -> world.tags().find(tag.asText()).ifPresent(tags::add));
        copyGiven(state, shown, "position", "company", "school");
        shown.set("applicationIds", state.path("applicationIds"));
        ArrayNode files = Json.array();
        state.path("fileIds").forEach(file -> files.add(fileHandle(file.asText(), text(state, "id"))));
        if (!files.isEmpty()) {
            shown.set("resumeFileHandle", files.get(0));
        }
        shown.set("fileHandles", files);
        shown.set("customFields", values.shown(state, seesPrivate));
        shown.put(
                "profileUrl",
                "https://app.ashbyhq.com/candidate-searches/new/right-side/candidates/" + text(state, "id"));
        shown.set("source", found(world.sources(), state, "sourceId"));
        shown.set("creditedToUser", found(world.users(), state, "creditedToUserId"));
        shown.set("timezone", Json.orNull(state.get("timezone")));
        copyGiven(state, shown, "location");
        shown.set("fraudStatus", Json.orNull(state.get("fraudStatus")));
        return shown;
    }

    /** An application as lists and webhooks show it. */
    public ObjectNode application(ObjectNode state, boolean seesPrivate) {
        ObjectNode shown = Json.object();
        copy(state, shown, "id", "createdAt", "updatedAt");
        copyGiven(state, shown, "archivedAt");
        ObjectNode stage = world.stages().find(text(state, "stageId")).orElseThrow();
        shown.set(
                "candidate",
                world.candidates()
                        .find(text(state, "candidateId"))
                        .map(this::brief)
                        .orElseThrow());
        shown.put("status", status(text(stage, "type")));
        shown.set("customFields", values.shown(state, seesPrivate));
        shown.set("currentInterviewStage", stage);
        shown.set("source", found(world.sources(), state, "sourceId"));
        shown.set("creditedToUser", found(world.users(), state, "creditedToUserId"));
        shown.set("archiveReason", archiveReason(state));
        ObjectNode job = world.jobs().find(text(state, "jobId")).orElseThrow();
        copyGiven(job, shown.putObject("job"), "id", "title", "locationId", "departmentId", "brandId");
        shown.set("hiringTeam", job.path("hiringTeam"));
        shown.set("appliedViaJobPostingId", Json.orNull(state.get("postingId")));
        return shown.putNull("submitterClientIp").putNull("submitterUserAgent");
    }

    /** An application with the members that only {@code application.info} has. */
    public ObjectNode wholeApplication(ObjectNode state, boolean seesPrivate) {
        ObjectNode shown = application(state, seesPrivate);
        Json.given(state, "resumeFileId")
                .ifPresent(file -> shown.set("resumeFileHandle", fileHandle(file, text(state, "candidateId"))));
        shown.set("applicationHistory", history(state));
        return shown;
    }

    /** The stages that an application was in, the first one first. */
    public ArrayNode history(ObjectNode state) {
        ArrayNode history = Json.array();
        JsonNode events = state.path("history");
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            boolean present = !event.has("leftStageAt");
            ObjectNode shown = history.addObject();
            copy(event, shown, "id", "stageId");
            shown.put(
                    "title",
                    world.stages()
                            .find(text(event, "stageId"))
                            .map(stage -> text(stage, "title"))
                            .orElse(""));
            shown.put("stageNumber", i);
            copyGiven(event, shown, "enteredStageAt", "leftStageAt");
            ArrayNode actions = shown.putArray("allowedActions").add("set_entered_at");
            if (!present) {
                actions.add("delete");
            }
            shown.set("actorId", Json.orNull(event.get("actorId")));
        }
        return history;
    }

    public ObjectNode note(ObjectNode state) {
        ObjectNode shown = Json.object();
        copyGiven(state, shown, "id", "createdAt", "isPrivate", "content");
        ObjectNode author = world.users().find(text(state, "authorId")).orElseThrow();
        copy(author, shown.putObject("author"), "id", "firstName", "lastName", "email");
        return shown;
    }

    /** The application status that belongs to the type of a stage. */
    public static String status(String stageType) {
        return switch (stageType) {
            case "Lead", "Hired", "Archived" -> stageType;
            default -> "Active";
        };
    }

    private ObjectNode brief(ObjectNode candidate) {
        ObjectNode shown = Json.object();
        copy(candidate, shown, "id", "name");
        email(candidate, shown);
        phone(candidate, shown);
        return shown;
    }

    private static void email(ObjectNode candidate, ObjectNode shown) {
        Json.given(candidate, "email").ifPresent(email -> shown.set("primaryEmailAddress", contact(email, true)));
    }

    private static void phone(ObjectNode candidate, ObjectNode shown) {
        Json.given(candidate, "phone").ifPresent(phone -> shown.set("primaryPhoneNumber", contact(phone, true)));
    }

    private static ObjectNode contact(String value, boolean primary) {
        return Json.object().put("value", value).put("type", "Personal").put("isPrimary", primary);
    }

    private ObjectNode fileHandle(String fileId, String candidateId) {
        Files files = world.files();
        int sender = files.candidateOf(fileId);
        String lastName = world.candidates()
                .at(sender)
                .map(candidate -> text(candidate, "name"))
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .orElse("");
        return Json.object()
                .put("id", fileId)
                .put("name", files.name(sender, lastName))
                .put("handle", files.handle(fileId, candidateId));
    }

    private JsonNode archiveReason(ObjectNode state) {
        Optional<ObjectNode> reason = Json.given(state, "archiveReasonId").flatMap(world.archiveReasons()::find);
        return Json.orNull(reason.map(found -> {
                    ObjectNode shown = found.deepCopy();
                    shown.putArray("customFields");
                    return shown;
                })
                .orElse(null));
    }

    private static JsonNode found(Records records, ObjectNode state, String member) {
        return Json.orNull(Json.given(state, member).flatMap(records::find).orElse(null));
    }

    private static void copy(JsonNode from, ObjectNode to, String... members) {
        for (String member : members) {
            to.set(member, from.path(member));
        }
    }

    private static void copyGiven(JsonNode from, ObjectNode to, String... members) {
        for (String member : members) {
            if (from.hasNonNull(member)) {
                to.set(member, from.get(member));
            }
        }
    }
}
