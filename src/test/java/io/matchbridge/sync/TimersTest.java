package io.matchbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.ApiKey;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Scopes;
import io.matchbridge.testing.SandboxedService;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzConstants;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.Scheduler;

/** Each tenant has its own timer: at its own pace, never beside itself, and paused until somebody resumes it. */
@Order(1)
class TimersTest {

    @RegisterExtension
    static final SandboxedService app = new SandboxedService(
                    SandboxOptions.standard().candidates(5).withoutFiles())
            .with("matchbridge.sync.intervals", "6h,12h,24h,1s")
            .withoutScores();

    @Test
    void eachTenantHasItsOwnInterval() {
        app.connect("own");
        app.connect("other");
        assertThat(every("own")).isEqualTo("21600000");

        for (Map.Entry<String, String> interval :
                Map.of("12h", "43200000", "24h", "86400000").entrySet()) {
            change("own", interval.getKey());
            SandboxedService.await(() -> every("own"), interval.getValue()::equals);
        }
        change("own", "1s");
        SandboxedService.await(() -> triggers("own"), triggers -> triggers.contains("timer"));
        change("own", "6h");

        assertThat(every("other")).isEqualTo("21600000");
        assertThat(triggers("other")).containsExactly("connect");
    }

    @Test
    void syncsOfOneTenantNeverOverlap() {
        app.sandbox().faults().latency(60);
        app.setUp("busy");
        change("busy", "1s");
        SandboxedService.await(
                () -> {
                    app.post("/connections/busy/sync", "{}");
                    return triggers("busy");
                },
                triggers -> triggers.containsAll(List.of("connect", "timer", "manual")) && triggers.size() > 5);
        app.sandbox().faults().latency(0);
        change("busy", "6h");
        app.finished("busy");

        assertThat(app.service()
                        .column("select a.id from sync a join sync b on b.tenant = a.tenant and b.id > a.id"
                                + " where a.tenant = 'busy' and b.started_at < a.finished_at"))
                .isEmpty();
    }

    @Test
    void aTimerThatIsSuspendedByJmxStaysSoOverARestart() throws Exception {
        app.connect("jmx");
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName timer = beans.queryNames(new ObjectName("org.apache.camel:type=routes,name=\"sync-jmx\",*"), null)
                .iterator()
                .next();

        beans.invoke(timer, "suspend", null, null);

        assertThat(app.card("jmx").path("status").asText()).isEqualTo("paused");
        app.service().stop();
        app.service().start();
        SandboxedService.await(() -> app.service().camel().getRoute("sync-jmx"), route -> route != null);
        assertThat(app.card("jmx").path("status").asText()).isEqualTo("paused");
        assertThat(app.post("/connections/jmx/sync", "{}").problem()).isEqualTo("paused");
        assertThat(app.service().column("select trigger_state from qrtz_triggers where trigger_name = 'jmx'"))
                .containsExactly("PAUSED");
        app.post("/connections/jmx/resume", null);
        assertThat(app.sync("jmx").path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void aRoundThatBeganBeforeAPauseDoesNotUndoIt() throws Exception {
        app.connect("stale");
        CamelContext camel = app.service().camel();
        Timers timers = camel.getRegistry().lookupByNameAndType("timers", Timers.class);
        long readAt = timers.now();
        List<Map<String, Object>> read = connected(camel);

        camel.getRouteController().suspendRoute("sync-stale");
        timers.match(read, readAt, camel);

        assertThat(camel.getRouteController().getRouteStatus("sync-stale")).isEqualTo(ServiceStatus.Suspended);
        assertThat(app.service().column("select trigger_state from qrtz_triggers where trigger_name = 'stale'"))
                .containsExactly("PAUSED");
        app.post("/connections/stale/resume", null);
        timers.match(connected(camel).stream().map(TimersTest::paused).toList(), readAt, camel);
        assertThat(camel.getRouteController().getRouteStatus("sync-stale")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void aTenantThatFailsDisturbsNoOther() {
        ApiKey bad = app.sandbox().keys().create("Bad", Scopes.ALL, true, true, 0);
        app.connect("bad", bad.secret());
        app.connect("good");
        app.sandbox()
                .faults()
                .add(Fault.on("application.list").forKey("Bad").times(0).status(500));

        long failing = app.startSync("bad", "{}");
        JsonNode good = app.sync("good");

        assertThat(good.path("outcome").asText()).isEqualTo("done");
        assertThat(app.finished("bad", failing).path("outcome").asText()).isEqualTo("partial");
        assertThat(app.card("bad").path("status").asText()).isEqualTo("active");
    }

    @Test
    void aSyncStartsWhereTheTimerIsOfAnotherIntervalThanWhereItWasAskedFor() throws Exception {
        app.connect("unequal");
        Scheduler scheduler = app.service()
                .camel()
                .getComponent("quartz", QuartzComponent.class)
                .getScheduler();
        JobKey job = JobKey.jobKey("unequal", "sync");
        app.service()
                .execute(
                        "insert into sync (tenant, trigger, heartbeat_at) values ('unequal', 'manual', 'infinity')"); // nobody will look after it

        scheduler.triggerJob(
                job,
                new JobDataMap(
                        Map.of(QuartzConstants.QUARTZ_ENDPOINT_URI, "quartz://sync/unequal?trigger.repeatInterval=1")));

        app.finished("unequal");
        assertThat(triggers("unequal")).containsExactly("connect", "manual");
    }

    @Test
    void aTriggerThatWasLeftHeldBackIsLetGo() {
        app.connect("held");
        app.service().execute("update qrtz_triggers set trigger_state = 'BLOCKED' where trigger_name = 'held'");

        SandboxedService.await(
                () -> app.service().column("select trigger_state from qrtz_triggers where trigger_name = 'held'"),
                List.of("WAITING")::equals);
    }

    @Test
    void aSyncThatBrokeOffIsTakenUpAgain() {
        app.connect("broken");
        app.service()
                .execute(
                        "insert into sync (tenant, trigger, node, started_at, heartbeat_at)"
                                + " select 'broken', 'manual', max(node), now(), now() - interval '19 seconds' from sync where tenant = 'broken'");

        assertThat(app.finished("broken").path("outcome").asText()).isEqualTo("done");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> connected(CamelContext camel) throws Exception {
        try (ProducerTemplate routes = camel.createProducerTemplate()) {
            return (List<Map<String, Object>>)
                    routes.requestBody("kamelet:sql/sync/connected", (Object) null, List.class);
        }
    }

    private static Map<String, Object> paused(Map<String, Object> row) {
        Map<String, Object> paused = new HashMap<>(row);
        paused.put("paused", true);
        return paused;
    }

    private static void change(String tenant, String interval) {
        assertThat(app.service()
                        .call("PATCH", "/api/connections/" + tenant, "{\"interval\": \"" + interval + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String every(String tenant) {
        return app
                .service()
                .column("select repeat_interval from qrtz_simple_triggers where trigger_name = '" + tenant + "'")
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static List<String> triggers(String tenant) {
        return app.service().column("select trigger from sync where tenant = '" + tenant + "' order by id");
    }
}
