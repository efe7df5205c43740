package io.matchbridge.http;

import io.matchbridge.database.Trace;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in problem details what no route could say: an unknown path, a wrong method, a request that broke on the way. */
public final class Unanswered implements HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);
    private static final String WEBHOOKS = "/webhooks/";

    @Override
    public void apply(Router router) {
        router.route().order(ANSWER).failureHandler(Unanswered::explain);
        router.route().order(LAST).handler(call -> refuse(call, router));
    }

    private static void refuse(RoutingContext call, Router router) {
        String path = call.normalizedPath();
        List<String> allowed = router.getRoutes().stream()
                .filter(route -> route.methods() != null && matches(route, path))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .toList();
        if (allowed.isEmpty()) {
            answer(call, Problem.notFound("such path"));
            return;
        }
        call.response().putHeader("Allow", String.join(", ", allowed));
        answer(
                call,
                Problem.of(
                        405,
                        "method-not-allowed",
                        "Not in this way",
                        "This path takes " + String.join(", ", allowed) + "."));
    }

    private static boolean matches(Route route, String path) {
        String template = route.getPath();
        if (template == null) {
            return false;
        }
        String regex = Arrays.stream(template.split("/"))
                .map(part -> part.startsWith(":") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return path.matches(regex + "/?");
    }

    static void noHttp(RoutingContext call) {
        Refusal.answer(call, Problem.invalid(null, "The request is not proper HTTP."));
    }

    private static void explain(RoutingContext call) {
        answer(
                call,
                switch (call.statusCode()) {
                    case 400 -> Problem.invalid(null, "The request cannot be read.");
                    case 413 -> Problem.of(413, "too-large", "Too large", "A body may have at most 1 MiB.");
                    case 503 -> Problem.of(503, "suspended", "Suspended", "The route of this call is suspended.");
                    default -> internal(call.failure());
                });
    }

    /** What Ashby delivers is never refused in a way after which it would not try again. */
    private static void answer(RoutingContext call, Problem problem) {
        boolean delivered = call.normalizedPath().startsWith(WEBHOOKS) && problem.status() < 500;
        Refusal.answer(call, delivered ? Problem.invalid(null, problem.getMessage()) : problem);
    }

    private static Problem internal(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("internal error {}: {}", id, failure == null ? "" : Trace.of(failure));
        return Problem.internal(id);
    }
}
