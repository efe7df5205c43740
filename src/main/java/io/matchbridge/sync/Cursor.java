package io.matchbridge.sync;

import io.matchbridge.connect.AshbyReply;
import io.matchbridge.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * How far a stream has been read in this pass.
 *
 * @param asked     what is asked on every page
 * @param nextPage  the cursor of the page to ask for; null: the first
 * @param syncToken of the last complete pass while pages follow, of this one when its last page has come; null: none
 * @param hasMore   whether there is a page to ask for
 */
public record Cursor(Map<String, Object> asked, boolean paged, String nextPage, String syncToken, boolean hasMore) {

    private static final int PAGE = 100;

    /** @param request what is asked on every page, a JSON object */
    @SuppressWarnings("unchecked")
    public static Cursor resume(
            @Body String request, @Variable("place") Map<String, Object> place, @Variable("paged") boolean paged) {
        return new Cursor(
                Json.read(request, Map.class),
                paged,
                (String) place.get("next_page"),
                (String) place.get("sync_token"),
                true);
    }

    /**
     * The place behind a page.
     *
     * @throws IncompletePass when the ATS says that there is more, but not where, or sends us to the same page again
     */
    public static Cursor after(@Variable("cursor") Cursor cursor, @Variable("reply") AshbyReply reply) {
        if (!reply.hasMore()) {
            return new Cursor(cursor.asked, cursor.paged, null, reply.syncToken(), false);
        }
        if (reply.nextPage() == null) {
            throw new IncompletePass("Ashby says that more records follow, but gives no cursor to them");
        }
        if (reply.nextPage().equals(cursor.nextPage)) {
            throw new IncompletePass("Ashby gave the same cursor twice");
        }
        return new Cursor(cursor.asked, cursor.paged, reply.nextPage(), cursor.syncToken, true);
    }

    /** The token goes with every page: forgetting it on the second would silently list everything. */
    public Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>(asked);
        if (paged) {
            request.put("limit", PAGE);
            request.put("cursor", nextPage);
            request.put("syncToken", syncToken);
        }
        request.values().removeIf(value -> value == null);
        return request;
    }
}
