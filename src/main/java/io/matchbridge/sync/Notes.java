package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.Page;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** Reads all notes of one candidate. The list is whole, so that a note which was taken away shows by its absence. */
public final class Notes {

    private final WholeList notes;

    public Notes(Ashby ashby) {
        this.notes = new WholeList(ashby, "candidate.listNotes", "candidateId");
    }

    /** @throws IncompletePass when the list does not end */
    public Page all(
            @Variable("tenant") String tenant,
            @Variable("candidate") Map<String, Object> candidate,
            CamelContext camel) {
        return notes.of(tenant, candidate.get("id"), camel);
    }
}
