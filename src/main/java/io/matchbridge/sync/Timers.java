package io.matchbridge.sync;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.Variable;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each connected tenant a timer route, {@code sync-<tenant>}, and takes it away when the tenant leaves. The table
 * says who is connected, how often, and who is paused; on every node the routes are made equal to it.
 */
public final class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final String GROUP = "sync";
    private static final Duration END_WITHIN = Duration.ofSeconds(5);
    private static final Set<ServiceStatus> SETTLED =
            EnumSet.of(ServiceStatus.Started, ServiceStatus.Suspended, ServiceStatus.Stopped);

    private record Timer(String tenant, Duration every, boolean paused) {

        String route() {
            return "sync-" + tenant;
        }
    }

    private final Map<String, Duration> intervals;
    private final Map<String, Timer> running = new HashMap<>();
    private final Set<String> changing = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> operated = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong();
    private long matched;

    /** @param intervals those on offer, by the text in the table */
    public Timers(Map<String, Duration> intervals) {
        this.intervals = intervals;
    }

    /** The moment at which the table is going to be read, later than all before. */
    public long now() {
        return clock.incrementAndGet();
    }

    /**
     * Makes the routes equal to the rows of the table. Rows that are older than those of the last time are passed over, and so
     * is the pause of a tenant whose route an operator has since suspended or resumed: the next round reads it.
     *
     * @param readAt the moment before they were read
     */
    public synchronized void match(
            @Body List<Map<String, Object>> rows, @Variable("readAt") long readAt, CamelContext camel)
            throws Exception {
        if (readAt < matched) {
            return;
        }
        matched = readAt;
        Map<String, Timer> wanted = new HashMap<>();
        for (Map<String, Object> row : rows) {
            Timer timer = new Timer(
                    (String) row.get("tenant"), every((String) row.get("sync_interval")), (Boolean) row.get("paused"));
            wanted.put(timer.tenant, timer);
        }
        for (Timer timer : new HashSet<>(running.values())) {
            Timer other = wanted.get(timer.tenant);
            if (other == null || !other.every.equals(timer.every)) {
                remove(timer, camel);
            }
        }
        for (Timer timer : wanted.values()) {
            if (running.containsKey(timer.tenant)) {
                matchPause(timer, readAt, camel);
            } else {
                add(timer, camel);
            }
        }
        Scheduler scheduler = scheduler(camel);
        if (!scheduler.isStarted()) {
            scheduler.start(); // not before: a trigger that fires without its route is lost
        }
    }

    /**
     * Syncs now, as the timer would: never beside a sync that is running. When that cannot be, as the service just starts, the
     * timer is being removed or the database is away for a moment, the sync stays on the list, and a later round starts it.
     */
    public void fire(@Variable("tenant") String tenant, CamelContext camel) {
        JobKey job = JobKey.jobKey(tenant, GROUP);
        try {
            Scheduler scheduler = scheduler(camel);
            if (scheduler != null && scheduler.checkExists(job)) {
                scheduler.triggerJob(job);
            }
        } catch (SchedulerException e) {
            LOG.warn("the sync of tenant {} could not be started now; it will be a little later", tenant);
        }
    }

    /** An operator suspended or resumed the tenant's route, and the table says so from now on. */
    void operated(String tenant) {
        operated.put(tenant, now());
    }

    boolean isChanging(String tenant) {
        return changing.contains(tenant);
    }

    void pauseTrigger(String tenant, boolean paused, CamelContext camel) {
        TriggerKey trigger = TriggerKey.triggerKey(tenant, GROUP);
        try {
            if (paused) {
                scheduler(camel).pauseTrigger(trigger);
            } else {
                scheduler(camel).resumeTrigger(trigger);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Timer timer, CamelContext camel) throws Exception {
        unasked(timer, () -> {
            TemplatedRouteBuilder.builder(camel, "sync-tenant")
                    .routeId(timer.route())
                    .parameter("tenant", timer.tenant)
                    .parameter("every", timer.every.toMillis())
                    .add();
            running.put(timer.tenant, timer);
            pauseTrigger(timer.tenant, timer.paused, camel);
            if (timer.paused) {
                camel.getRouteController().suspendRoute(timer.route());
            }
        });
    }

    private void matchPause(Timer timer, long readAt, CamelContext camel) throws Exception {
        ServiceStatus status = camel.getRouteController().getRouteStatus(timer.route());
        if (timer.paused == !ServiceStatus.Started.equals(status)
                || !SETTLED.contains(status) // an operator is at it
                || operated.getOrDefault(timer.tenant, 0L) > readAt) {
            return;
        }
        unasked(timer, () -> {
            pauseTrigger(timer.tenant, timer.paused, camel);
            if (timer.paused) {
                camel.getRouteController().suspendRoute(timer.route(), 1, TimeUnit.SECONDS);
            } else if (ServiceStatus.Suspended.equals(status)) {
                camel.getRouteController().resumeRoute(timer.route());
            } else {
                camel.getRouteController().startRoute(timer.route());
            }
        });
    }

    private void remove(Timer timer, CamelContext camel) throws Exception {
        unasked(timer, () -> {
            // Camel leaves the trigger of a clustered scheduler where it is.
            scheduler(camel).unscheduleJob(TriggerKey.triggerKey(timer.tenant, GROUP));
            delete(JobKey.jobKey(timer.tenant, GROUP), scheduler(camel));
            camel.getRouteController().stopRoute(timer.route(), END_WITHIN.toSeconds(), TimeUnit.SECONDS);
            camel.removeRoute(timer.route());
            running.remove(timer.tenant);
        });
    }

    /** Quartz fails when a trigger that it wants to delete with the job has just fired for the last time: it is gone then. */
    private static void delete(JobKey job, Scheduler scheduler) throws SchedulerException {
        try {
            scheduler.deleteJob(job);
        } catch (SchedulerException e) {
            scheduler.deleteJob(job);
        }
    }

    private interface Change {
        void make() throws Exception;
    }

    /** What we do to a route ourselves is no operator's pause. */
    private void unasked(Timer timer, Change change) throws Exception {
        changing.add(timer.tenant);
        try {
            change.make();
        } finally {
            changing.remove(timer.tenant);
        }
    }

    /** An interval that is no longer on offer counts as the default one. */
    private Duration every(String interval) {
        return intervals.getOrDefault(interval, intervals.values().iterator().next());
    }

    private static Scheduler scheduler(CamelContext camel) {
        return camel.getComponent("quartz", QuartzComponent.class).getScheduler();
    }
}
