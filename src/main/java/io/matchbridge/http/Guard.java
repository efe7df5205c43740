package io.matchbridge.http;

import io.vertx.ext.web.Router;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextRoutesStartingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Puts the filters at the server after it listens and before it has a single route: there is no gap. */
public final class Guard extends SimpleEventNotifierSupport {

    private final List<HttpFilter> filters;

    public Guard(List<HttpFilter> filters) {
        this.filters = filters;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextRoutesStartingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        CamelContext camel = ((CamelContextRoutesStartingEvent) event).getContext();
        VertxPlatformHttpRouter routes = camel.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no HTTP server to guard"));
        filters.forEach(filter -> filter.apply(routes));
        Router server = (Router)
                camel.hasService(VertxPlatformHttpServer.class).getServer().requestHandler();
        server.errorHandler(400, Unanswered::noHttp); // a path that is no path reaches no filter
    }
}
