package io.matchbridge.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before every route of the HTTP server, so that no route can forget it: who calls, and may they. 401 and 403 come
 * from here and nowhere else. The token itself goes no further; a route sees the caller's name, role and tenant.
 */
public final class BearerToken implements HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final Pattern OPEN = Pattern.compile("/|/openapi\\.json|/console/[\\w.-]+|/webhooks/.*");
    private static final Pattern SCHEME = Pattern.compile("Bearer +(\\S{1,500})", Pattern.CASE_INSENSITIVE);

    private final Tokens tokens;

    public BearerToken(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Takes its place before all routes that the router has, or will get. */
    @Override
    public void apply(Router router) {
        router.route().order(CALLER).handler(this::ask);
    }

    /** The table may be asked who this is, so the body waits meanwhile: nobody listens to it yet. */
    private void ask(RoutingContext call) {
        HttpServerRequest request = call.request();
        String authorization = request.getHeader("Authorization");
        request.headers().remove("Authorization");
        if (OPEN.matcher(call.normalizedPath()).matches()) {
            call.next();
            return;
        }
        request.pause();
        call.vertx().executeBlocking(() -> caller(authorization), false).onComplete(answer -> {
            request.resume();
            admit(call, answer.succeeded() ? answer.result() : Optional.empty());
        });
    }

    private static void admit(RoutingContext call, Optional<Caller> caller) {
        HttpServerRequest request = call.request();
        String path = call.normalizedPath();
        if (caller.isEmpty()) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
            Refusal.answer(
                    call,
                    Problem.of(401, "unauthorized", "Who are you?", "Send a valid token: Authorization: Bearer …"));
        } else if (!caller.get().reaches(request.method().name(), path)) {
            Refusal.answer(
                    call,
                    Problem.of(403, "forbidden", "Not yours to do", "The role of this token does not reach that far."));
        } else {
            call.setUser(caller.get().user());
            call.next();
        }
    }

    private Optional<Caller> caller(String authorization) {
        var token = SCHEME.matcher(authorization == null ? "" : authorization.strip());
        try {
            return token.matches() ? tokens.caller(token.group(1)) : Optional.empty();
        } catch (IllegalStateException e) {
            LOG.error("{}", e.getMessage());
            return Optional.empty();
        }
    }
}
