package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyReply;
import java.util.concurrent.CompletableFuture;
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
            return new ComingPage(CompletableFuture.failedFuture(new CutShort()));
        }
        return new ComingPage(ashby.askAhead(tenant, endpoint, cursor.request()));
    }

    /** Waits for the page that was asked for. */
    public AshbyReply receive(@Variable("next") ComingPage next) {
        return next.await();
    }
}
