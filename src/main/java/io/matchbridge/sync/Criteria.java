package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.CutShort;
import io.matchbridge.connect.NotConnected;
import io.matchbridge.connect.Page;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** Reads all verdicts that Ashby's own review gave on one application. */
public final class Criteria {

    private final WholeList verdicts;

    public Criteria(Ashby ashby) {
        this.verdicts = new WholeList(ashby, "application.listCriteriaEvaluations", "applicationId");
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
            return new Verdicts("read", verdicts.of(tenant, application.get("id"), camel));
        } catch (AshbyRefusal e) {
            if (e.is(AshbyRefusal.Kind.GONE)) {
                return new Verdicts("read", Page.joined(List.of())); // the others are not to wait for one that is gone
            }
            return new Verdicts(e.refusesTheView() ? "off" : "later", null);
        } catch (NotConnected | IncompletePass | CutShort e) {
            return new Verdicts("later", null);
        }
    }
}
