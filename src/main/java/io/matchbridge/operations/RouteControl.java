package io.matchbridge.operations;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import io.matchbridge.operations.RouteFailures.Failures;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.Variable;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.spi.RouteController;

/** What JMX shows of a route and does to it, for those who have only HTTP. */
public final class RouteControl {

    /** Without these nobody could start anything again over REST. */
    private static final Set<String> NEEDED_TO_CONTROL = Set.of(
            "list-routes",
            "show-route",
            "suspend-route",
            "resume-route",
            "stop-route",
            "start-route",
            "read-call",
            "match-timers");

    private static final long END_WITHIN_SECONDS = 1;

    private final RouteFailures failures;

    public RouteControl(RouteFailures failures) {
        this.failures = failures;
    }

    /** All routes by id, without those that run a statement or take a call from HTTP for another route. */
    public String list(CamelContext camel, @Variable("ask") Map<String, Object> ask) {
        String after = (String) ask.get("after");
        int limit = (int) ask.get("limit");
        List<Route> following = camel.getRoutes().stream()
                .filter(RouteControl::isListed)
                .filter(route -> after == null || route.getId().compareTo(after) > 0)
                .sorted(Comparator.comparing(Route::getId))
                .toList();
        List<Route> page = following.subList(0, Math.min(limit, following.size()));
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("items", page.stream().map(route -> shown(route, camel)).toList());
        list.put(
                "next",
                page.size() < following.size()
                        ? opaque(page.get(page.size() - 1).getId())
                        : null);
        return Json.write(list);
    }

    /** @throws Problem 404 when there is no such route */
    public String show(CamelContext camel, @Variable("ask") Map<String, Object> ask) {
        return Json.write(shown(route(camel, ask), camel));
    }

    /**
     * Stops taking new work and lets the work in hand end.
     *
     * @throws Problem 404 when there is no such route, 409 when it is one that is needed here
     */
    public void suspend(CamelContext camel, @Variable("ask") Map<String, Object> ask) throws Exception {
        String id = mayEnd(camel, ask);
        if (ServiceStatus.Started.equals(status(camel, id))) {
            camel.getRouteController().suspendRoute(id, END_WITHIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Takes a suspended or stopped route up again. */
    public void resume(CamelContext camel, @Variable("ask") Map<String, Object> ask) throws Exception {
        String id = route(camel, ask).getId();
        RouteController routes = camel.getRouteController();
        if (ServiceStatus.Suspended.equals(status(camel, id))) {
            routes.resumeRoute(id);
        } else if (!ServiceStatus.Started.equals(status(camel, id))) {
            routes.startRoute(id);
        }
    }

    /** Lets go of what the route listens to. */
    public void stop(CamelContext camel, @Variable("ask") Map<String, Object> ask) throws Exception {
        String id = mayEnd(camel, ask);
        if (!ServiceStatus.Stopped.equals(status(camel, id))) {
            camel.getRouteController().stopRoute(id, END_WITHIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String mayEnd(CamelContext camel, Map<String, Object> ask) {
        String id = route(camel, ask).getId();
        if (NEEDED_TO_CONTROL.contains(id)) {
            throw Problem.conflict(
                    "needed", "The route serves /api/routes: without it nothing could be started again here.");
        }
        return id;
    }

    private static Route route(CamelContext camel, Map<String, Object> ask) {
        Route route = camel.getRoute((String) ask.get("id"));
        if (route == null || !isListed(route)) {
            throw Problem.notFound("route");
        }
        return route;
    }

    private static boolean isListed(Route route) {
        return !route.isCreatedByKamelet() && !route.isCreatedByRestDsl();
    }

    private static ServiceStatus status(CamelContext camel, String id) {
        return camel.getRouteController().getRouteStatus(id);
    }

    private Map<String, Object> shown(Route route, CamelContext camel) {
        ManagedRouteMBean figures = camel.getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedRoute(route.getId());
        Failures failed = failures.of(route.getId());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", route.getId());
        shown.put("state", status(camel, route.getId()).name());
        shown.put("description", route.getDescription());
        shown.put("exchanges", exchanges(figures));
        shown.put("failed", failed == null ? 0 : failed.count());
        shown.put(
                "lastFailure",
                failed == null
                        ? null
                        : Map.of("error", failed.error(), "at", failed.at().toString()));
        shown.put("uptime", route.getUptime());
        return shown;
    }

    private static long exchanges(ManagedRouteMBean figures) {
        try {
            return figures == null ? 0 : figures.getExchangesTotal();
        } catch (Exception e) {
            return 0; // the route went meanwhile
        }
    }

    private static String opaque(String place) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
