package io.matchbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteControlTest {

    @RegisterExtension
    static final RunningService service = new RunningService();

    @BeforeAll
    static void aTenant() {
        service.execute("""
            insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at)
            values ('acme', 'ashby', 'active', 'ann@acme.example', '6h', '[]', now())""");
        await().atMost(Duration.ofSeconds(20)).until(() -> service.camel().getRoute("sync-acme") != null);
    }

    @Test
    void listsRoutesWithTheirFigures() {
        Reply reply = service.call("GET", "/api/routes?limit=500", null);

        assertThat(reply.items("id"))
                .contains("timers", "ashby", "sync-acme", "list-routes")
                .isSorted();
        assertThat(reply.items("id")).noneMatch(id -> id.contains("/") || id.matches("route\\d+"));
        assertThat(reply.json().at("/items/0").fieldNames())
                .toIterable()
                .containsExactly("id", "state", "description", "exchanges", "failed", "lastFailure", "uptime");
        assertThat(service.call("GET", "/api/routes?limit=2", null).at("/next")).isNotEmpty();
    }

    @Test
    void suspendsAndResumes() {
        assertThat(operate("forget-answers", "suspend").at("/state")).isEqualTo("Suspended");
        assertThat(operate("forget-answers", "suspend").at("/state")).isEqualTo("Suspended");
        assertThat(operate("forget-answers", "resume").at("/state")).isEqualTo("Started");
        assertThat(operate("forget-answers", "stop").at("/state")).isEqualTo("Stopped");
        assertThat(operate("forget-answers", "start").at("/state")).isEqualTo("Started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget-answers", "timers", "ashby"})
    void eachRouteAnswersForItselfByJmx(String id) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName route = new ObjectName(
                "org.apache.camel:context=" + service.camel().getManagementName() + ",type=routes,name=\"" + id + "\"");

        assertThat(beans.getAttribute(route, "RouteId")).isEqualTo(id);
        assertThat(beans.getAttribute(route, "State")).isEqualTo("Started");
        assertThat(beans.getMBeanInfo(route).getOperations())
                .extracting(MBeanOperationInfo::getName)
                .contains("suspend", "resume", "stop", "start");
    }

    @Test
    void answersForACallThatIsSuspended() {
        operate("list-tokens", "suspend");

        Reply reply = service.call("GET", "/api/tokens", null);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("suspended");
        operate("list-tokens", "resume");
        assertThat(service.call("GET", "/api/tokens", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "resume", "stop", "start"})
    void knowsNoOtherRoute(String action) {
        for (String id : new String[] {"nothing", "route1", "sync%2Fbegin", "api%2Ftokens%2Flist"}) {
            Reply reply = operate(id, action);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.problem()).isEqualTo("not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list-routes",
                "show-route",
                "suspend-route",
                "resume-route",
                "stop-route",
                "start-route",
                "read-call"
            })
    void locksNobodyOut(String id) {
        assertThat(operate(id, "stop").status()).isEqualTo(409);
        assertThat(operate(id, "suspend").status()).isEqualTo(409);
        assertThat(operate(id, "start").status()).isEqualTo(200);
    }

    @Test
    void pausesATenantByItsTimerAndKeepsItPausedOverARestart() throws Exception {
        assertThat(operate("sync-acme", "suspend").at("/state")).isEqualTo("Suspended");
        assertThat(service.call("GET", "/api/connections/acme", null).at("/status"))
                .isEqualTo("paused");
        assertThat(service.column("select trigger_state from qrtz_triggers where trigger_name = 'acme'"))
                .containsExactly("PAUSED");

        service.stop();
        service.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> service.camel().getRoute("sync-acme") != null);
        assertThat(service.call("GET", "/api/connections/acme", null).at("/status"))
                .isEqualTo("paused");
        assertThat(service.camel().getRouteController().getRouteStatus("sync-acme"))
                .isEqualTo(ServiceStatus.Suspended);

        assertThat(operate("sync-acme", "resume").at("/state")).isEqualTo("Started");
        assertThat(service.call("GET", "/api/connections/acme", null).at("/status"))
                .isEqualTo("active");
        assertThat(service.column("select trigger_state from qrtz_triggers where trigger_name = 'acme'"))
                .containsExactly("WAITING");
    }

    @Test
    void tellsOfFailuresWithoutTheirWords() {
        service.execute("alter table token rename to hidden");
        try {
            assertThat(service.call("GET", "/api/tokens", null).status()).isEqualTo(500);
        } finally {
            service.execute("alter table hidden rename to token");
        }

        Reply route = service.call("GET", "/api/routes/list-tokens", null);

        assertThat(route.json().get("failed").asInt()).isEqualTo(1);
        assertThat(route.at("/lastFailure/error")).isEqualTo("org.postgresql.util.PSQLException");
        assertThat(route.at("/lastFailure/at")).startsWith("20");
        assertThat(route.body()).doesNotContain("relation");
        service.call("GET", "/api/tokens?limit=0", null);
        assertThat(service.call("GET", "/api/routes/list-tokens", null)
                        .json()
                        .get("failed")
                        .asInt())
                .isEqualTo(1);
    }

    private static Reply operate(String id, String action) {
        return service.call("POST", "/api/routes/" + id + "/" + action, null);
    }
}
