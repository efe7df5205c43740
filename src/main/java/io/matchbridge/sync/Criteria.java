package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.connect.CutShort;
import io.matchbridge.connect.NotConnected;
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

    /**
     * What came of asking.
     *
     * @param state {@code read}; {@code off} when they are not for this key to see; {@code later} when Ashby could not say
     * @param page the verdicts; null unless they were read
     */
    public record Verdicts(String state, Page page) {}

    /** Takes the next application off the list; null when none is left. */
    public Map<String, Object> next(@Variable("due") List<Map<String, Object>> due) {
        return due.isEmpty() ? null : due.remove(0);
    }

    /** Never fails: a sync is whole without verdicts. */
    public Verdicts of(
            @Variable("tenant") String tenant,
            @Variable("application") Map<String, Object> application,
            CamelContext camel) {
        try {
            return new Verdicts("read", all(tenant, application, camel));
        } catch (AshbyRefusal e) {
            if (e.is(AshbyRefusal.Kind.GONE)) {
                return new Verdicts("read", Page.joined(List.of())); // the others are not to wait for one that is gone
            }
            return new Verdicts(e.refusesTheView() ? "off" : "later", null);
        } catch (NotConnected | IncompletePass | CutShort e) {
            return new Verdicts("later", null);
        }
    }

    private Page all(String tenant, Map<String, Object> application, CamelContext camel) {
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
