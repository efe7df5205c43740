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

/** Reads all verdicts that Ashby's own review gave on one application. */
public final class Criteria {

    private static final int PAGE = 100;

    private final Ashby ashby;

    public Criteria(Ashby ashby) {
        this.ashby = ashby;
    }

    /** @throws IncompletePass when the list does not end */
    public Page all(
            @Variable("tenant") String tenant,
            @Variable("application") Map<String, Object> application,
            CamelContext camel) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("applicationId", application.get("id"));
        request.put("limit", PAGE);
        List<Page> pages = new ArrayList<>();
        Set<String> turned = new HashSet<>();
        while (true) {
            if (camel.isStopping()) {
                throw new CutShort();
            }
            AshbyReply reply = ashby.ask(tenant, "application.listCriteriaEvaluations", request);
            pages.add(reply.page());
            if (!reply.hasMore()) {
                return Page.joined(pages);
            }
            if (reply.nextPage() == null || !turned.add(reply.nextPage())) {
                throw new IncompletePass("Ashby's list of an application's verdicts has no end");
            }
            request.put("cursor", reply.nextPage());
        }
    }
}
