package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.oneOf;
import static io.matchbridge.sandbox.http.Check.text;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.NoteHtml;
import io.matchbridge.sandbox.world.Unverified;
import java.util.List;

/** Notes and tags of candidates, and {@code candidateTag.*}. */
final class NoteAndTagEndpoints {

    private static final Shape NOTE_WITH_TYPE =
            Shape.empty().need("type", oneOf("text/plain", "text/html")).need("value", text());

    private static final Shape CREATE_NOTE = Shape.empty()
            .need("candidateId", uuid())
            .need("note", NoteAndTagEndpoints::checkNote)
            .may("sendNotifications", flag())
            .may("isPrivate", flag())
            .may("createdAt", Check.dateTime());

    private static final Shape TAGGING =
            Shape.empty().need("candidateId", uuid()).need("tagId", uuid());

    private final Account account;

    NoteAndTagEndpoints(Account account) {
        this.account = account;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "candidate.listNotes",
                        Scopes.CANDIDATES_READ,
                        Shape.synced().need("candidateId", uuid()),
                        this::listNotes),
                new Endpoint("candidate.createNote", Scopes.CANDIDATES_WRITE, CREATE_NOTE, this::createNote),
                new Endpoint("candidate.addTag", Scopes.CANDIDATES_WRITE, TAGGING, this::addTag),
                new Endpoint("candidate.removeTag", Scopes.CANDIDATES_WRITE, TAGGING, this::removeTag),
                new Endpoint(
                        "candidateTag.list",
                        Scopes.PROCESS_READ,
                        Shape.synced().may("includeArchived", flag()),
                        this::listTags),
                new Endpoint(
                        "candidateTag.create",
                        Scopes.PROCESS_WRITE,
                        Shape.empty().need("title", Check.textNotEmpty()),
                        this::createTag));
    }

    private static void checkNote(String name, JsonNode note) {
        if (!note.isTextual()) {
            NOTE_WITH_TYPE.look(name, note);
        }
    }

    private ObjectNode listNotes(Call call) {
        String candidateId = Json.text(account.candidate(call, call.text("candidateId")), "id");
        var notes = account.world().notes().of(account.world().candidates().number(candidateId));
        return account.paging()
                .synced(call, notes, note -> account.visibility().note(call.key(), note), account.views()::note);
    }

    private ObjectNode createNote(Call call) {
        String candidateId = Json.text(account.candidate(call, call.text("candidateId")), "id");
        if (call.flag("isPrivate") && !call.key().privateFields()) {
            throw Refusal.invalidInput("isPrivate needs a key that may access private fields");
        }
        JsonNode asked = call.body().get("note");
        boolean html = "text/html".equals(Json.text(asked, "type"));
        String value = asked.isTextual() ? asked.asText() : Json.text(asked, "value");
        ObjectNode note = Json.object().put("isPrivate", call.flag("isPrivate"));
        note.put("content", html ? content(NoteHtml.kept(value)) : value);
        call.given("createdAt").ifPresent(time -> note.put("createdAt", time));
        ObjectNode added =
                account.candidateEdits().addNote(candidateId, note, account.is(Unverified.NOTE_MOVES_CANDIDATE));
        return Answers.results(account.views().note(added));
    }

    private String content(String html) {
        return account.is(Unverified.NOTE_SHOWN_AS_PLAIN_TEXT) ? NoteHtml.plain(html) : html;
    }

    private ObjectNode addTag(Call call) {
        ObjectNode candidate = account.candidate(call, call.text("candidateId"));
        ObjectNode tag = tag(call);
        if (Json.flag(tag, "isArchived")) {
            throw Refusal.invalidInput("The tag is archived");
        }
        if (account.is(Unverified.TAG_TWICE_IS_REFUSED) && has(candidate, tag)) {
            throw Refusal.invalidInput("The candidate already has this tag");
        }
        return shown(
                call,
                account.candidateEdits()
                        .addTag(
                                Json.text(candidate, "id"),
                                Json.text(tag, "id"),
                                !account.is(Unverified.TAG_LEAVES_CANDIDATE)));
    }

    private ObjectNode removeTag(Call call) {
        ObjectNode candidate = account.candidate(call, call.text("candidateId"));
        ObjectNode tag = tag(call);
        if (account.is(Unverified.ABSENT_TAG_IS_REFUSED) && !has(candidate, tag)) {
            throw Refusal.invalidInput("The candidate does not have this tag");
        }
        return shown(
                call,
                account.candidateEdits()
                        .removeTag(
                                Json.text(candidate, "id"),
                                Json.text(tag, "id"),
                                !account.is(Unverified.TAG_LEAVES_CANDIDATE)));
    }

    private ObjectNode tag(Call call) {
        return account.world()
                .tags()
                .find(call.text("tagId"))
                .orElseThrow(() -> Refusal.of("candidate_tag_not_found", "Candidate tag not found"));
    }

    private static boolean has(ObjectNode candidate, ObjectNode tag) {
        return Json.texts(candidate, "tagIds").contains(Json.text(tag, "id"));
    }

    private ObjectNode shown(Call call, ObjectNode candidate) {
        return Answers.results(account.views().candidate(candidate, call.key().privateFields()));
    }

    private ObjectNode listTags(Call call) {
        return account.paging()
                .synced(
                        call,
                        account.world().tags(),
                        tag -> call.flag("includeArchived") || !Json.flag(tag, "isArchived"),
                        tag -> tag);
    }

    /** Returns the tag with that title where there is one, archived or not. */
    private ObjectNode createTag(Call call) {
        String title = call.text("title").strip();
        return Answers.results(account.world().tags().all().stream()
                .filter(tag -> account.is(Unverified.TAG_TITLES_IGNORE_CASE)
                        ? title.equalsIgnoreCase(Json.text(tag, "title"))
                        : title.equals(Json.text(tag, "title")))
                .findFirst()
                .orElseGet(() -> account.world()
                        .tags()
                        .add(Json.object().put("title", title).put("isArchived", false))));
    }
}
