package io.matchbridge.sync;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Whoever pauses or resumes a tenant's timer, over REST or JMX: the table remembers it, and Quartz stops the trigger on
 * every node. Camel alone stops listening on this node, and the firings that it takes are lost. A stop is a pause too.
 */
public final class KeepPause extends RoutePolicySupport {

    private final Timers timers;
    private final Supplier<ProducerTemplate> routes;

    public KeepPause(Timers timers, Supplier<ProducerTemplate> routes) {
        this.timers = timers;
        this.routes = routes;
    }

    @Override
    public void onSuspend(Route route) {
        keep(route, true);
    }

    @Override
    public void onResume(Route route) {
        keep(route, false);
    }

    @Override
    public void onStop(Route route) {
        keep(route, true);
    }

    @Override
    public void onStart(Route route) {
        keep(route, false);
    }

    private void keep(Route route, boolean paused) {
        CamelContext camel = route.getCamelContext();
        String tenant = ((QuartzEndpoint) route.getEndpoint()).getTriggerName();
        if (camel.isStopping() || !camel.isStarted() || timers.isChanging(tenant)) {
            return; // our own doing, not an operator's
        }
        timers.pauseTrigger(tenant, paused, camel);
        routes.get().send("direct:keep-pause", exchange -> {
            exchange.setVariable("tenant", tenant);
            exchange.setVariable("status", paused ? "paused" : "active");
            exchange.setVariable("actor", "operator");
        });
        timers.operated(tenant);
    }
}
