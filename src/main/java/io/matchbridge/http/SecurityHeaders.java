package io.matchbridge.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What a browser must not do with our answers. */
public final class SecurityHeaders implements HttpFilter {

    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String ANSWER_ALONE = "default-src 'none'; frame-ancestors 'none'; sandbox";

    @Override
    public void apply(Router router) {
        router.route().order(ANSWER).handler(SecurityHeaders::add);
    }

    private static void add(RoutingContext call) {
        String path = call.normalizedPath();
        boolean page = path.equals("/") || path.startsWith("/console/");
        MultiMap headers = call.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", page ? PAGE : ANSWER_ALONE);
        if (path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        call.next();
    }
}
