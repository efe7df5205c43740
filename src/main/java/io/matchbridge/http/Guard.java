package io.matchbridge.http;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextRoutesStartingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Puts the bearer token's check at the server after it listens and before it has a single route: there is no gap. */
public final class Guard extends SimpleEventNotifierSupport {

    private final BearerToken bearerToken;

    public Guard(BearerToken bearerToken) {
        this.bearerToken = bearerToken;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextRoutesStartingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        CamelContext camel = ((CamelContextRoutesStartingEvent) event).getContext();
        VertxPlatformHttpRouter server = camel.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no HTTP server to guard"));
        bearerToken.guard(server);
    }
}
