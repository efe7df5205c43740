package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.connect.CutShort;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** Asks for the next page while the present one is stored. */
public final class Pages {

    private final Ashby ashby;

    public Pages(Ashby ashby) {
        this.ashby = ashby;
    }

    /** @return the page to come; null when there is none */
    public ComingPage ask(
            @Variable("cursor") Cursor cursor,
            @Variable("tenant") String tenant,
            @Variable("endpoint") String endpoint,
            CamelContext camel) {
        if (!cursor.hasMore()) {
            return null;
        }
        if (camel.isStopping()) {
            return new ComingPage(CompletableFuture.failedFuture(new CutShort()), false);
        }
        return new ComingPage(ashby.askAhead(tenant, endpoint, cursor.request()), cursor.isPlaced());
    }

    /** Asks for a list that comes in one piece, and waits for it. */
    public AshbyReply whole(
            @Variable("tenant") String tenant,
            @Variable("endpoint") String endpoint,
            @Body Map<String, Object> request) {
        return ashby.ask(tenant, endpoint, request);
    }

    /** Waits for the page that was asked for. */
    public AshbyReply receive(@Variable("next") ComingPage next) {
        return next.await();
    }
}
