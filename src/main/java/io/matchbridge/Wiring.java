package io.matchbridge;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.attachments.AttachmentDownload;
import io.matchbridge.attachments.AttachmentFolder;
import io.matchbridge.attachments.KeptAttachments;
import io.matchbridge.automation.Automation;
import io.matchbridge.automation.Conditions;
import io.matchbridge.automation.Notifier;
import io.matchbridge.automation.NotifyAddress;
import io.matchbridge.automation.RuleCheck;
import io.matchbridge.automation.RuleForms;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.Asker;
import io.matchbridge.connect.KeyCheck;
import io.matchbridge.connect.RequestPace;
import io.matchbridge.connect.RetryAfter;
import io.matchbridge.connect.Setup;
import io.matchbridge.connect.TenantKeys;
import io.matchbridge.database.CountedParameters;
import io.matchbridge.database.Variables;
import io.matchbridge.http.BearerToken;
import io.matchbridge.http.Guard;
import io.matchbridge.http.IdempotentAnswers;
import io.matchbridge.http.ProblemAnswer;
import io.matchbridge.http.RequestForm;
import io.matchbridge.http.RestFailure;
import io.matchbridge.http.SecurityHeaders;
import io.matchbridge.http.StaticFiles;
import io.matchbridge.http.Tokens;
import io.matchbridge.http.Unanswered;
import io.matchbridge.operations.Metrics;
import io.matchbridge.operations.RequestCount;
import io.matchbridge.operations.RouteControl;
import io.matchbridge.operations.RouteFailures;
import io.matchbridge.operations.ScoringTime;
import io.matchbridge.operations.StaleTenants;
import io.matchbridge.pushback.CustomFieldsWrite;
import io.matchbridge.pushback.NoteWrite;
import io.matchbridge.pushback.StageWrite;
import io.matchbridge.pushback.TagWrite;
import io.matchbridge.pushback.Visits;
import io.matchbridge.scoring.ApplicationScorer;
import io.matchbridge.scoring.KeptEmbeddings;
import io.matchbridge.scoring.KnownCandidates;
import io.matchbridge.scoring.KnownJobs;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.PairScore;
import io.matchbridge.scoring.Rediscovery;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.secondreader.SecondReader;
import io.matchbridge.scoring.secondreader.SecondReadings;
import io.matchbridge.sync.Criteria;
import io.matchbridge.sync.Gone;
import io.matchbridge.sync.KeepPause;
import io.matchbridge.sync.Notes;
import io.matchbridge.sync.OneByOne;
import io.matchbridge.sync.Pages;
import io.matchbridge.sync.SideBySide;
import io.matchbridge.sync.SyncsUnderway;
import io.matchbridge.sync.Timers;
import io.matchbridge.webhooks.Deliveries;
import io.matchbridge.webhooks.WebhookSecrets;
import io.matchbridge.webhooks.WebhookSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.apache.camel.util.function.Suppliers;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every bean, made by hand. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** As many requests of one tenant and stream are under way at once: Ashby likes it low. */
    private static final int READERS = 4;

    /** As many streams are read at once: all that do not depend on each other, of as many tenants as Quartz runs. */
    private static final int MOST_STREAMS = 160;

    /** As many notifications are on their way at once: a receiver that is slow holds up few others. */
    private static final int NOTIFIERS = 8;

    /** As many writes to Ashby of all tenants are in hand at once. */
    private static final int WRITERS = 12;

    /** How long a node may be late in telling that it is alive before its writes wait. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(40);

    private Wiring() {}

    static void bind(
            Main main,
            Settings settings,
            HikariDataSource pool,
            HikariDataSource pagePool,
            TenantKeys keys,
            AttachmentDownload attachments,
            Notifier notifier,
            Embedder embedder) {
        main.bind("dataSource", pool);
        main.bind("pageDataSource", pagePool);
        Variables variables = new Variables(statementSettings(settings));
        main.bind("variables", variables);
        main.bind("countedParameters", new CountedParameters(variables));

        RequestPace pace = new RequestPace(
                settings.number("ashby.requests-per-minute", 1, 1_000_000),
                pool,
                pagePool,
                () -> main.getCamelContext().isStopping());
        Supplier<ProducerTemplate> routes =
                Suppliers.memorize(() -> main.getCamelContext().createProducerTemplate());
        Ashby ashby = new Ashby(routes);
        KeyCheck keyCheck = new KeyCheck(ashby);
        main.bind("requestPace", pace);
        main.bind("retryAfter", new RetryAfter(pace));
        main.bind("tenantKeys", keys);
        main.bind("keyCheck", keyCheck);
        main.bind("setup", new Setup(settings.intervals().keySet(), keys, keyCheck));

        Timers timers = new Timers(settings.intervals());
        main.bind("timers", timers);
        main.bind("keepPause", new KeepPause(timers, routes));
        main.bind("syncsUnderway", new SyncsUnderway());
        main.bind("readers", pool("readers", READERS));
        main.bind("streams", streams());
        main.bind("pages", new Pages(ashby));
        main.bind("oneByOne", new OneByOne(routes));
        main.bind("notes", new Notes(ashby));
        main.bind("criteria", new Criteria(ashby));
        main.bind("gone", new Gone(ashby));
        main.bind("sideBySide", new SideBySide());

        WebhookSecrets webhookSecrets = new WebhookSecrets(keys);
        main.bind("webhookSecrets", webhookSecrets);
        main.bind("deliveries", new Deliveries(webhookSecrets));
        main.bind(
                "webhookSettings",
                new WebhookSettings(ashby.askedBy(Asker.PUSH_BACK), ashby.askedBy(Asker.LEAVING), webhookSecrets));

        main.bind("attachmentDownload", attachments);
        main.bind("attachmentFolder", AttachmentFolder.of(settings.attachments()));

        main.bind("scorers", pool("scorers", Runtime.getRuntime().availableProcessors()));
        MatchScorer byWords = new MatchScorer();
        MatchScorer byMeaning = new MatchScorer(embedder);
        KeptEmbeddings embeddings = new KeptEmbeddings(routes, embedder);
        KnownJobs jobs = new KnownJobs(byWords, byMeaning, embeddings);
        KnownCandidates candidates = new KnownCandidates(byWords, byMeaning, embeddings);
        ApplicationScorer scorer = new ApplicationScorer(byWords, byMeaning, jobs, candidates);
        main.bind("applicationScorer", scorer);
        main.bind("knownCandidates", candidates);
        main.bind("pairScore", new PairScore(scorer));
        main.bind("rediscovery", new Rediscovery(pool, byMeaning, jobs));
        main.bind("secondReadings", new SecondReadings(secondReader(settings)));

        Conditions conditions = new Conditions();
        main.bind("automation", new Automation(conditions));
        main.bind("ruleForms", new RuleForms());
        main.bind("ruleCheck", new RuleCheck(conditions, notifyAddress(settings)));
        main.bind("notifiers", pool("notifiers", NOTIFIERS));
        main.bind("notifier", notifier);

        Visits visits = new Visits();
        main.bind("visits", visits);
        main.bind("writers", pool("writers", WRITERS));
        Ashby writer = ashby.askedBy(Asker.PUSH_BACK);
        main.configure().addRoutesBuilder(new CustomFieldsWrite(writer, visits));
        main.configure().addRoutesBuilder(new TagWrite(writer, visits));
        main.configure().addRoutesBuilder(new NoteWrite(writer, visits));
        main.configure().addRoutesBuilder(new StageWrite(writer, visits));

        ProblemAnswer problemAnswer = new ProblemAnswer();
        main.bind("problemAnswer", problemAnswer);
        main.bind("restFailure", new RestFailure(problemAnswer));
        main.bind("idempotentAnswers", new IdempotentAnswers(pool, keys));
        main.bind("keptAttachments", new KeptAttachments("{{attachments}}"));

        RouteFailures failures = new RouteFailures();
        main.bind("routeFailures", failures);
        main.bind("routeControl", new RouteControl(failures));

        Metrics metrics = new Metrics(routes);
        main.bind("metrics", metrics);
        main.bind(MicrometerConstants.METRICS_REGISTRY_NAME, metrics); // Camel's own meters join them
        main.bind("requestCount", new RequestCount(metrics));
        main.bind("scoringTime", new ScoringTime(metrics));
        main.bind("staleTenants", new StaleTenants(routes, settings.intervals()));
    }

    /** What stands at the HTTP server before and after all routes. */
    static Guard guard(Tokens tokens) {
        return new Guard(List.of(
                new SecurityHeaders(),
                new Unanswered(),
                new BearerToken(tokens),
                new RequestForm(),
                new StaticFiles()));
    }

    static NotifyAddress notifyAddress(Settings settings) {
        return new NotifyAddress(settings.yes("notify.loopback"));
    }

    /** Grows with the tenants that are synced at once: a stream that waits for its turn must not keep another tenant's waiting. */
    private static ThreadPoolProfile streams() {
        return new ThreadPoolProfileBuilder("streams")
                .poolSize(1)
                .maxPoolSize(MOST_STREAMS)
                .maxQueueSize(0)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
    }

    private static ThreadPoolProfile pool(String name, int threads) {
        return new ThreadPoolProfileBuilder(name)
                .poolSize(threads)
                .maxPoolSize(threads)
                .maxQueueSize(1000)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
    }

    private static Optional<SecondReader> secondReader(Settings settings) {
        return Optional.ofNullable(settings.text("scoring.llm.url"))
                .map(url -> new SecondReader(
                        url,
                        settings.required("scoring.llm.model"),
                        settings.text("scoring.llm.key"),
                        settings.duration("scoring.llm.timeout")));
    }

    /** What a statement may ask for as {@code :?setting.…}. */
    private static Map<String, Object> statementSettings(Settings settings) {
        Map<String, Object> known = new HashMap<>();
        String node = UUID.randomUUID().toString();
        LOG.info("this is node {}", node); // by this name the table of syncs tells who runs one
        known.put("node", node);
        known.put("fullPassEvery", settings.duration("sync.full-pass-every").toSeconds() + " seconds");
        known.put("deleteGuard", settings.share("sync.delete-guard"));
        known.put("notesSweep", settings.number("sync.notes-sweep", 0, 1_000_000));
        known.put("criteriaPerSync", settings.number("sync.criteria-per-sync", 0, 1_000_000));
        known.put("publicUrl", Objects.requireNonNullElse(settings.text("public-url"), ""));
        known.put("pushBackMaxPerRun", settings.number("push-back.max-per-run", 0, 1_000_000));
        // A request may take its time-out twice: to connect, and to be answered. A lease is told again every ten
        // seconds.
        Duration writing = settings.duration("ashby.timeout").multipliedBy(2).plus(TenantKeys.STALE);
        known.put("writeTime", writing.toSeconds() + " seconds");
        known.put("writeLease", writing.plus(LEASE_MARGIN).toSeconds() + " seconds");
        known.put("optOut", settings.text("scoring.opt-out-tag"));
        known.put("keepScores", settings.duration("scoring.keep").toSeconds() + " seconds");
        known.put("readingsPerDay", settings.number("scoring.llm.max-per-day", 0, 1_000_000));
        known.put("readingLease", settings.duration("scoring.llm.timeout").toSeconds() + 60 + " seconds");
        return known;
    }

    /** The timers, on the database that is open by now. */
    static QuartzComponent quartz(Properties timers) {
        // The nodes of a cluster share one scheduler's name, by which Quartz would hand a second service of a JVM the
        // first one's.
        SchedulerRepository.getInstance().remove(timers.getProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME));
        QuartzComponent quartz = new QuartzComponent();
        Map<String, Object> properties = new HashMap<>();
        timers.stringPropertyNames().forEach(name -> properties.put(name, timers.getProperty(name)));
        quartz.setProperties(properties);
        quartz.setAutoStartScheduler(false);
        return quartz;
    }
}
