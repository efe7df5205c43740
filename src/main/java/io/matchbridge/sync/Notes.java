package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.connect.CutShort;
import io.matchbridge.connect.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** Reads all notes of one candidate. The list is whole, so that a note which was taken away shows by its absence. */
public final class Notes {

    private static final int PAGE = 100;

    private final Ashby ashby;

    public Notes(Ashby ashby) {
        this.ashby = ashby;
    }

    /** @throws IncompletePass when the list does not end */
    public Page all(
            @Variable("tenant") String tenant,
            @Variable("candidate") Map<String, Object> candidate,
            CamelContext camel) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("candidateId", candidate.get("id"));
        request.put("limit", PAGE);
        List<Page> pages = new ArrayList<>();
        Set<String> turned = new HashSet<>();
        while (true) {
            if (camel.isStopping()) {
                throw new CutShort();
            }
            AshbyReply reply = ashby.ask(tenant, "candidate.listNotes", request);
            pages.add(reply.page());
            if (!reply.hasMore()) {
                return Page.joined(pages);
            }
            if (reply.nextPage() == null || !turned.add(reply.nextPage())) {
                throw new IncompletePass("Ashby's list of a candidate's notes has no end");
            }
            request.put("cursor", reply.nextPage());
        }
    }
}
