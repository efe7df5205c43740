package io.matchbridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form that every call of the REST interface must have, asked for before a route sees it: no character in path or
 * query that text cannot have, no parameter twice, a body of JSON in UTF-8 of at most 1 MiB. Headers that no call knows are dropped.
 */
public final class RequestForm implements HttpFilter {

    private static final String CALLS = "/api/*";
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    /** POSTs that take no member at all. */
    private static final Pattern BODILESS =
            Pattern.compile(".*/(pause|resume|suspend|stop|start|retry|approve|reject|notify-secret)");

    /** The body of such a call, where there is one. */
    private record Nothing() {}

    private static final Set<String> KNOWN = Set.of(
            "accept",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "transfer-encoding",
            "user-agent");

    @Override
    public void apply(Router router) {
        router.route(CALLS).order(REQUEST).handler(RequestForm::check);
        router.route(CALLS).order(BODY).handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES));
        router.route(CALLS).order(BODY + 1).handler(RequestForm::checkBody);
    }

    private static void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        List.copyOf(request.headers().names()).stream()
                .filter(name -> !KNOWN.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(request.headers()::remove);
        if (hasControls(decoded(call.normalizedPath()))) {
            Refusal.answer(call, Problem.notFound("such path"));
            return;
        }
        for (String name : call.queryParams().names()) {
            List<String> values = call.queryParams().getAll(name);
            if (values.size() > 1) {
                Refusal.answer(call, Problem.invalid(name, "A parameter may be given once."));
                return;
            }
            if (hasControls(name) || hasControls(values.get(0))) {
                Refusal.answer(call, Problem.invalid(null, "A parameter holds a character that text cannot have."));
                return;
            }
        }
        if (hasBody(request) && !isJson(request)) {
            Refusal.answer(
                    call,
                    Problem.of(
                            415,
                            "unsupported-media-type",
                            "Not JSON",
                            "Send JSON in UTF-8, not compressed: Content-Type: application/json."));
            return;
        }
        call.next();
    }

    private static void checkBody(RoutingContext call) {
        Buffer body = call.body().buffer();
        if (body != null && !isText(body)) {
            Refusal.answer(call, Problem.invalid(null, "The body is not UTF-8."));
            return;
        }
        if (body != null && body.length() > 0 && isBodiless(call)) {
            try {
                Json.read(body.toString(UTF_8), Nothing.class);
            } catch (Problem problem) {
                Refusal.answer(call, problem);
                return;
            }
        }
        call.next();
    }

    private static boolean isBodiless(RoutingContext call) {
        return call.request().method().equals(HttpMethod.POST)
                && BODILESS.matcher(call.normalizedPath()).matches();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && JSON.matcher(type.strip()).matches() && request.getHeader("Content-Encoding") == null;
    }

    private static boolean isText(Buffer body) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl) || text.indexOf('\uFFFD') >= 0;
    }
}
