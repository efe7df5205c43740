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
 * @param turned    how many pages have been turned
 * @param landmark  the cursor at the last power of two of pages: to come by it again is to go round in circles (Brent 1980)
 */
public record Cursor(
        Map<String, Object> asked,
        boolean paged,
        String nextPage,
        String syncToken,
        boolean hasMore,
        int turned,
        String landmark) {

    private static final int PAGE = 100;
    /** In pages. */
    private static final int LARGE = 8;

    /** @param request what is asked on every page, a JSON object */
    @SuppressWarnings("unchecked")
    public static Cursor resume(
            @Body String request, @Variable("place") Map<String, Object> place, @Variable("paged") boolean paged) {
        String nextPage = (String) place.get("next_page");
        return new Cursor(
                Json.read(request, Map.class), paged, nextPage, (String) place.get("sync_token"), true, 0, nextPage);
    }

    /**
     * The place behind a page.
     *
     * @throws IncompletePass when the ATS says that there is more, but not where, or leads us round in circles
     */
    public static Cursor after(@Variable("cursor") Cursor cursor, @Variable("reply") AshbyReply reply) {
        if (!reply.hasMore()) {
            return new Cursor(cursor.asked, cursor.paged, null, reply.syncToken(), false, 0, null);
        }
        String next = reply.nextPage();
        if (next == null) {
            throw new IncompletePass("Ashby says that more records follow, but gives no cursor to them");
        }
        if (next.equals(cursor.nextPage) || next.equals(cursor.landmark)) {
            throw new IncompletePass("Ashby gave the same cursor twice");
        }
        int turned = cursor.turned + 1;
        String landmark = Integer.bitCount(turned) == 1 ? next : cursor.landmark;
        return new Cursor(cursor.asked, cursor.paged, next, cursor.syncToken, true, turned, landmark);
    }

    /** Whether a tenant's first pass over a stream has just shown that it is a large one. */
    public static boolean growsLarge(@Variable("cursor") Cursor cursor, @Variable("place") Map<String, Object> place) {
        return cursor.turned == LARGE && Boolean.TRUE.equals(place.get("first"));
    }

    /** Whether the next request names a place: a page, or what was read before. */
    boolean isPlaced() {
        return nextPage != null || syncToken != null;
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
