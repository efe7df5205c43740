package io.matchbridge.operations;

import io.matchbridge.connect.Page;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Prometheus is told. Counters are this node's own; gauges are read from the tables, the same on every node, at a
 * scrape and at most every ten seconds. Labels are tenant, stream, endpoint, event, state and outcome, never a person. A tenant that
 * has left takes its meters along.
 */
public final class Metrics extends PrometheusMeterRegistry {

    /** Stands for the tenant while a key is only tried: no tenant has such a name. */
    static final String NOBODY = "-";

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final String FIGURES = "kamelet:sql/operations/figures";
    private static final long FRESH_FOR = Duration.ofSeconds(10).toNanos();
    private static final Duration[] SCORING_STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final Supplier<ProducerTemplate> routes;
    private final MultiGauge connections;
    private final MultiGauge fullSyncAge;
    private final MultiGauge behind;
    private final MultiGauge pushBacks;
    private long readAt = System.nanoTime() - FRESH_FOR;

    /** @param routes which are there by the time of the first scrape */
    public Metrics(Supplier<ProducerTemplate> routes) {
        super(PrometheusConfig.DEFAULT);
        this.routes = routes;
        connections = readAtScrape("matchbridge.connections", "1 for the status of each connection", null);
        fullSyncAge =
                readAtScrape("matchbridge.full.sync.age", "Time since everything was last read to its end", "seconds");
        behind = readAtScrape(
                "matchbridge.stream.behind", "Time since the state of Ashby that a stream shows", "seconds");
        pushBacks = readAtScrape("matchbridge.push.backs", "Writes to Ashby in the ledger", null);
    }

    @Override
    public String scrape(String contentType) {
        refresh();
        return super.scrape(contentType);
    }

    /** A page of a stream was stored. */
    public void page(
            @Variable("tenant") String tenant, @Variable("stream") String stream, @Variable("page") Page page) {
        read(tenant, stream, page.received());
    }

    /** A file was stored: a page of one record. */
    public void file(@Variable("tenant") String tenant, @Variable("stream") String stream) {
        read(tenant, stream, 1);
    }

    /** @param told a row of {@code sync/stream-told.sql} */
    public void streamEnded(
            @Variable("tenant") String tenant,
            @Variable("stream") String stream,
            @Variable("told") Map<String, Object> told) {
        counter("matchbridge.stream.passes", Tags.of("tenant", tenant, "stream", stream, "outcome", (String)
                        told.get("state")))
                .increment();
    }

    /** @param outcome a row of {@code sync/finish.sql} */
    public void syncEnded(@Variable("tenant") String tenant, @Variable("outcome") Map<String, Object> outcome) {
        counter("matchbridge.syncs", Tags.of("tenant", tenant, "outcome", (String) outcome.get("outcome")))
                .increment();
    }

    /** @param kept a row of {@code webhooks/keep.sql} */
    public void webhookTaken(@Variable("tenant") String tenant, @Variable("kept") Map<String, Object> kept) {
        webhook(tenant, (String) kept.get("event"), (String) kept.get("outcome"));
    }

    /** A delivery that nobody can tell whose it is, or what about. */
    public void webhookRefused() {
        webhook(NOBODY, "unknown", "refused");
    }

    private void webhook(String tenant, String event, String outcome) {
        counter("matchbridge.webhooks", Tags.of("tenant", tenant, "event", event, "outcome", outcome))
                .increment();
    }

    void asked(String tenant, String endpoint, String outcome) {
        counter("matchbridge.ashby.requests", Tags.of("tenant", tenant, "endpoint", endpoint, "outcome", outcome))
                .increment();
    }

    void scored(String tenant, String outcome, Duration taken) {
        Timer.builder("matchbridge.scoring")
                .description("Time to score one application, reading and keeping included")
                .tags("tenant", tenant, "outcome", outcome)
                .serviceLevelObjectives(SCORING_STEPS)
                .register(this)
                .record(taken);
    }

    private void read(String tenant, String stream, int records) {
        Tags tags = Tags.of("tenant", tenant, "stream", stream);
        counter("matchbridge.pages", tags).increment();
        counter("matchbridge.records", tags).increment(records);
    }

    private MultiGauge readAtScrape(String name, String description, String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(this);
    }

    /** Reads the tables anew unless that was just done. When they cannot be read, no figure is better than an old one. */
    private synchronized void refresh() {
        if (System.nanoTime() - readAt < FRESH_FOR) {
            return;
        }
        Exchange read = routes.get().send(FIGURES, exchange -> {});
        readAt = System.nanoTime();
        List<Map<String, Object>> rows = List.of();
        if (read.getException() == null) {
            rows = rows(read);
            forgetAllBut(rows.stream().map(row -> (String) row.get("tenant")).collect(Collectors.toSet()));
        } else {
            LOG.warn(
                    "the figures of the database could not be read ({}); the scrape goes without them",
                    read.getException().getClass().getSimpleName());
        }
        show(connections, rows, "connection", "state");
        show(fullSyncAge, rows, "full-sync-age", null);
        show(behind, rows, "behind", "stream");
        show(pushBacks, rows, "push-backs", "state");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Exchange read) {
        return read.getMessage().getBody(List.class);
    }

    private static void show(MultiGauge gauge, List<Map<String, Object>> rows, String figure, String label) {
        gauge.register(
                rows.stream()
                        .filter(row -> figure.equals(row.get("figure")))
                        .map(row -> MultiGauge.Row.of(tags(row, label), (Number) row.get("value")))
                        .collect(Collectors.toList()),
                true);
    }

    private static Tags tags(Map<String, Object> row, String label) {
        Tags tags = Tags.of("tenant", (String) row.get("tenant"));
        return label == null ? tags : tags.and(label, (String) row.get("label"));
    }

    private void forgetAllBut(Set<String> tenants) {
        Set<String> known = new HashSet<>(tenants);
        known.add(NOBODY);
        for (Meter meter : getMeters()) {
            String tenant = meter.getId().getTag("tenant");
            if (tenant != null && !known.contains(tenant)) {
                remove(meter);
            }
        }
    }
}
