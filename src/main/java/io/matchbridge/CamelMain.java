package io.matchbridge;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/**
 * Camel, which breaks off work only when the service stops, and is a sixth quicker to start: it does not remove a route that
 * is not there. Each use of a statement is a route, and before Camel adds one it removes the one of that id, for which it
 * gathers what all others use.
 */
final class CamelMain extends Main {

    CamelMain() {
        super(App.class);
    }

    @Override
    protected CamelContext createCamelContext() {
        DefaultCamelContext camel = new DefaultCamelContext(false) {
            @Override
            public boolean removeRoute(String id) throws Exception {
                boolean mayBeThere = isStarted() || getRouteServices().containsKey(id);
                return mayBeThere && super.removeRoute(id);
            }
        };
        camel.getCamelContextExtension().setRegistry(registry);
        camel.getCamelContextExtension().setManagementMBeanAssembler(new RouteMBeans(camel));
        return camel;
    }

    /** When the service stops, work that does not end in time is broken off: the next start goes on with it. */
    @Override
    protected void doStop() throws Exception {
        if (getCamelContext() != null) {
            getCamelContext().getShutdownStrategy().setShutdownNowOnTimeout(true);
        }
        super.doStop();
    }
}
