package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.ApplicationEdits;
import io.matchbridge.sandbox.world.CandidateEdits;
import io.matchbridge.sandbox.world.Events;
import io.matchbridge.sandbox.world.JobViews;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.NoteHtml;
import io.matchbridge.sandbox.world.Records;
import io.matchbridge.sandbox.world.Unverified;
import io.matchbridge.sandbox.world.World;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What recruiters and administrators do in Ashby's own screens. An id that does not exist is an
 * {@link IllegalArgumentException}; what is changed is what the API shows from then on, and webhooks are told.
 */
public final class Recruiter {

    private static final List<String> CANDIDATE_MEMBERS =
            List.of("name", "email", "phone", "position", "company", "school", "socialLinks", "timezone");

    private final World world;
    private final CandidateEdits candidates;
    private final ApplicationEdits applications;
    private final JobViews jobViews;
    private final Events events;
    private final Account account;

    Recruiter(Account account, Events events) {
        this.world = account.world();
        this.candidates = account.candidateEdits();
        this.applications = account.applicationEdits();
        this.jobViews = new JobViews(account.world(), account.values());
        this.events = events;
        this.account = account;
    }

    /** Members: {@code name}, and as wanted {@code email}, {@code phone}, {@code position}, {@code company}, {@code school}. */
    public ObjectNode createCandidate(ObjectNode members) {
        return locked(() -> {
            set(Json.object(), members, CANDIDATE_MEMBERS);
            return candidates.createCandidate(members);
        });
    }

    /** Changes members of a candidate, named as in {@link #createCandidate}. */
    public ObjectNode editCandidate(String id, ObjectNode members) {
        return on(world.candidates(), id, () -> {
            set(Json.object(), members, CANDIDATE_MEMBERS);
            return candidates.editCandidate(id, members);
        });
    }

    public void deleteCandidate(String id) {
        on(world.candidates(), id, () -> {
            candidates.deleteCandidate(id);
            return null;
        });
    }

    /** The loser's id is dead afterwards; its applications, tags, files and notes stand with the winner. */
    public void mergeCandidates(String loserId, String winnerId) {
        require(world.candidates(), winnerId);
        on(world.candidates(), loserId, () -> {
            candidates.mergeCandidates(loserId, winnerId, account.is(Unverified.MERGE_ALSO_DELETES));
            if (account.is(Unverified.MERGED_ID_SHOWS_WINNER)) {
                candidates.answersFor(winnerId, loserId);
            }
            return null;
        });
    }

    public ObjectNode anonymizeCandidate(String id) {
        return on(world.candidates(), id, () -> candidates.anonymizeCandidate(id));
    }

    /** Hides a candidate from every key, or shows it again, without a trace in any time. */
    public void hideCandidate(String id, boolean hidden) {
        hide(world.candidates(), id, hidden);
    }

    /** Hides an application from every key, or shows it again, without a trace in any time. */
    public void hideApplication(String id, boolean hidden) {
        hide(world.applications(), id, hidden);
    }

    /** Adds a note in plain text or, with {@code html}, in Ashby's HTML. */
    public ObjectNode addNote(String candidateId, String text, boolean html, boolean isPrivate) {
        ObjectNode note =
                Json.object().put("content", html ? NoteHtml.kept(text) : text).put("isPrivate", isPrivate);
        return on(world.candidates(), candidateId, () -> candidates.addNote(candidateId, note, false));
    }

    public ObjectNode addTag(String candidateId, String tagId) {
        require(world.tags(), tagId);
        return on(world.candidates(), candidateId, () -> candidates.addTag(candidateId, tagId, true));
    }

    public ObjectNode removeTag(String candidateId, String tagId) {
        return on(world.candidates(), candidateId, () -> candidates.removeTag(candidateId, tagId, true));
    }

    /** Sets a custom field value of a record of {@code candidates}, {@code applications} or {@code jobs}. */
    public ObjectNode setField(String kind, String id, String fieldId, JsonNode value) {
        require(world.fields(), fieldId);
        Records records = world.records(kind);
        return on(records, id, () -> applications.setValue(records, id, fieldId, value, true));
    }

    public ObjectNode createApplication(String candidateId, String jobId) {
        require(world.jobs(), jobId);
        return on(world.candidates(), candidateId, () -> applications.createApplication(candidateId, jobId));
    }

    public void deleteApplication(String id) {
        on(world.applications(), id, () -> {
            applications.deleteApplication(id);
            return null;
        });
    }

    /** Moves an application; {@code archiveReasonId} is for stages of type Archived, else null. */
    public ObjectNode moveStage(String applicationId, String stageId, String archiveReasonId) {
        require(world.stages(), stageId);
        String actor = world.users().id(0);
        return on(
                world.applications(),
                applicationId,
                () -> applications.moveStage(applicationId, stageId, archiveReasonId, actor));
    }

    /** Moves an application to another job. */
    public ObjectNode transferApplication(String applicationId, String jobId) {
        require(world.jobs(), jobId);
        return on(world.applications(), applicationId, () -> applications.transfer(applicationId, jobId));
    }

    /** Archives a record of a kind that can be archived, such as {@code tags} or {@code fields}, or brings it back. */
    public ObjectNode archive(String kind, String id, boolean archived) {
        Records records = world.records(kind);
        return on(records, id, () -> records.change(id, record -> record.put("isArchived", archived)));
    }

    /** Changes a posting; {@code body} is its text between opening and closing. */
    public ObjectNode editPosting(String id, ObjectNode members) {
        return on(world.postings(), id, () -> {
            ObjectNode posting = world.postings().change(id, record -> set(record, members, List.of()));
            events.postingUpdated(jobViews.posting(posting));
            return posting;
        });
    }

    /** Changes a job, such as {@code title}, {@code status} or {@code confidential}. */
    public ObjectNode editJob(String id, ObjectNode members) {
        return on(world.jobs(), id, () -> {
            ObjectNode job = world.jobs().change(id, record -> set(record, members, List.of()));
            events.jobUpdated(jobViews.job(job, false, false));
            return job;
        });
    }

    /** Changes a user, such as {@code isEnabled} or {@code globalRole}. */
    public ObjectNode editUser(String id, ObjectNode members) {
        return on(world.users(), id, () -> world.users().change(id, record -> set(record, members, List.of())));
    }

    /** Archives an option of a select field, or brings it back. */
    public ObjectNode archiveOption(String fieldId, String value, boolean archived) {
        return on(
                world.fields(),
                fieldId,
                () -> world.fields().change(fieldId, field -> {
                    for (JsonNode option : field.path("selectableValues")) {
                        if (option.path("value").asText().equals(value)) {
                            ((ObjectNode) option).put("isArchived", archived);
                        }
                    }
                }));
    }

    /** Changes the title of a tag. */
    public ObjectNode renameTag(String id, String title) {
        return on(world.tags(), id, () -> world.tags().change(id, tag -> tag.put("title", title)));
    }

    private void hide(Records records, String id, boolean hidden) {
        on(records, id, () -> {
            records.changeSilently(id, record -> record.put("hidden", hidden));
            return null;
        });
    }

    /** A record with members changed; one that such a record cannot have is refused. */
    private static void set(ObjectNode record, ObjectNode members, List<String> optional) {
        for (Iterator<String> names = members.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!record.has(name) && !optional.contains(name)) {
                throw new IllegalArgumentException("Such a record has no member " + name);
            }
        }
        record.setAll(members);
    }

    private <T> T on(Records records, String id, Supplier<T> edit) {
        return locked(() -> {
            require(records, id);
            return edit.get();
        });
    }

    private void require(Records records, String id) {
        locked(() -> records.find(id).orElseThrow(() -> new IllegalArgumentException("There is no record " + id)));
    }

    private <T> T locked(Supplier<T> edit) {
        synchronized (world) {
            return edit.get();
        }
    }
}
