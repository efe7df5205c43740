package io.matchbridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.quartz.QuartzComponent;
import org.awaitility.core.TerminalFailureException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * Another node of a running service, in a process of its own: it can be killed. It does nothing but syncs; while it is
 * {@link #alone}, the service runs none.
 */
public final class SecondNode implements AutoCloseable {

    private static final Set<String> OTHER_WORK = Set.of(
            "scoring",
            "scoring-meaning",
            "read-candidates-words",
            "read-candidates-meaning",
            "second-reading",
            "mark-outdated-scores");

    private final SandboxedService app;
    private final Path folder;
    private final Map<String, String> settings;
    private Node node;

    private SecondNode(SandboxedService app, Path folder, Map<String, String> settings) throws IOException {
        this.app = app;
        this.folder = folder;
        this.settings = settings;
        this.node = Node.start(folder, app.sandbox(), settings);
    }

    /** Starts it; the first call waits for it. */
    public static SecondNode start(SandboxedService app, Map<String, String> more) {
        try {
            Map<String, String> settings = new HashMap<>(more);
            settings.putAll(app.service().ofAnotherNode());
            Path folder = app.service().folder().resolve("second-node");
            Files.createDirectories(folder.resolve("data"));
            return new SecondNode(app, folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on every sync runs here. A start that the database's lines broke off is made again, as a supervisor would. */
    public void alone() throws SchedulerException, IOException {
        try {
            node.awaitReady();
        } catch (TerminalFailureException ended) {
            restart();
        }
        scheduler().standby();
    }

    /** From now on the service runs syncs again. */
    public void notAlone() throws SchedulerException {
        scheduler().start();
    }

    /** Asks it for a sync, once it has the tenant's timer; gives the sync's id. */
    public long startSync(String tenant, String body) throws Exception {
        for (String route : OTHER_WORK) {
            node.call("POST", "/api/routes/" + route + "/suspend", "");
        }
        SandboxedService.await(
                () -> node.call("GET", "/api/routes?limit=500", "").toString().contains("\"sync-" + tenant + "\""),
                has -> has);
        JsonNode started = node.call("POST", "/api/connections/" + tenant + "/sync", body.replace('\'', '"'));
        return started.path("id").asLong();
    }

    /** Whether it has the tenant's open sync in hand. */
    public boolean runs(String tenant) {
        return app
                .service()
                .column("select node from sync where finished_at is null and node is not null and tenant = '" + tenant
                        + "'")
                .stream()
                .anyMatch(owner -> node.process().output().contains("this is node " + owner));
    }

    /** Ends it with kill -9. Time flies for the living, so that they soon notice. */
    public void kill() {
        List<String> dead = others();
        node.process().kill();
        for (String name : dead) {
            app.service()
                    .execute("update qrtz_scheduler_state set last_checkin_time = 0 where instance_name = '" + name
                            + "'");
        }
    }

    /** Starts it again, on what it had. */
    public void restart() throws IOException {
        node = Node.start(folder, app.sandbox(), settings).awaitReady();
    }

    /** What it printed, log and all. */
    public String output() {
        return node.process().output();
    }

    @Override
    public void close() throws Exception {
        kill();
        notAlone();
    }

    private List<String> others() {
        try {
            return app.service()
                    .column("select instance_name from qrtz_scheduler_state where instance_name <> '"
                            + scheduler().getSchedulerInstanceId() + "'");
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Scheduler scheduler() {
        return app.service()
                .camel()
                .getComponent("quartz", QuartzComponent.class)
                .getScheduler();
    }
}
