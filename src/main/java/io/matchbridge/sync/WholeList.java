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

/** Reads a list that Ashby gives for one record at a time, such as a candidate's notes, from its first page to its last. */
final class WholeList {

    private static final int PAGE = 100;

    private final Ashby ashby;
    private final String endpoint;
    private final String owner;

    /** @param owner the member of the request that says whose list it is */
    WholeList(Ashby ashby, String endpoint, String owner) {
        this.ashby = ashby;
        this.endpoint = endpoint;
        this.owner = owner;
    }

    /**
     * All pages as one.
     *
     * @throws IncompletePass when the list does not end
     * @throws CutShort when the service stops meanwhile
     */
    Page of(String tenant, Object id, CamelContext camel) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(owner, id);
        request.put("limit", PAGE);
        List<Page> pages = new ArrayList<>();
        Set<String> turned = new HashSet<>();
        while (true) {
            if (camel.isStopping()) {
                throw new CutShort();
            }
            AshbyReply reply = ashby.ask(tenant, endpoint, request);
            pages.add(reply.page());
            if (!reply.hasMore()) {
                return Page.joined(pages);
            }
            if (reply.nextPage() == null || !turned.add(reply.nextPage())) {
                throw new IncompletePass("Ashby's list " + endpoint + " of one record has no end");
            }
            request.put("cursor", reply.nextPage());
        }
    }
}
