package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Variable;

/** A note. The ATS has no way to take one back, so one that may have been written is looked for by its reference. */
public final class NoteWrite extends PushBackKind {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;

    public NoteWrite(Ashby ashby, Visits visits) {
        super(Write.NOTE, ashby, visits);
    }

    @Override
    public Sent write(@Variable("tenant") String tenant, @Variable("due") Due due) {
        if (due.lookFirst() && stands(tenant, due)) {
            return Sent.of(false, null, null, places(due));
        }
        if (!due.wanted()) {
            throw new NotWanted();
        }
        AshbyReply reply = create(tenant, due);
        return Sent.of(true, reply.requestId(), null, places(due));
    }

    /** A private note is refused when the key may not access private fields: the ATS has no way to ask beforehand. */
    private AshbyReply create(String tenant, Due due) {
        try {
            return ask(tenant, due, "candidate.createNote", request(due));
        } catch (AshbyRefusal refusal) {
            if (refusal.is(AshbyRefusal.Kind.REFUSED) && isPrivate(due)) {
                throw new PrivateNoteRefused();
            }
            throw refusal;
        }
    }

    static Map<String, Object> request(Due due) {
        String html = NoteText.referenced(due.content().path("html").asText(), "ref " + due.reference());
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("candidateId", due.candidateId());
        request.put("note", Map.of("type", "text/html", "value", html));
        request.put("sendNotifications", false);
        if (isPrivate(due)) {
            request.put("isPrivate", true);
        }
        return request;
    }

    private static boolean isPrivate(Due due) {
        return due.content().path("private").asBoolean();
    }

    /** Whether one of the candidate's notes bears the reference, in HTML or as plain text. */
    private boolean stands(String tenant, Due due) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("candidateId", due.candidateId());
        request.put("limit", PAGE);
        for (int page = 0; page < MOST_PAGES; page++) {
            AshbyReply reply = ask(tenant, due, "candidate.listNotes", request);
            for (String record : reply.page().records().texts()) {
                if (Json.tree(record).path("content").asText("").contains(due.reference())) {
                    return true;
                }
            }
            if (!reply.hasMore()) {
                return false;
            }
            request.put("cursor", reply.nextPage());
        }
        throw new IllegalStateException("a candidate's list of notes has no end");
    }

    private static Sent.Places places(Due due) {
        Sent.Places places = new Sent.Places();
        JsonNode content = due.content();
        if (content.has("band")) {
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            said.set("score", content.get("score"));
            said.set("band", content.get("band"));
            places.left(due.applicationId(), AshbyObject.NOTE, said);
        }
        return places;
    }
}
