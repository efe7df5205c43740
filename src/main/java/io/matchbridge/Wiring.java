package io.matchbridge;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.attachments.AttachmentDownload;
import io.matchbridge.attachments.AttachmentFolder;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.KeyCheck;
import io.matchbridge.connect.RequestPace;
import io.matchbridge.connect.RetryAfter;
import io.matchbridge.connect.Setup;
import io.matchbridge.connect.TenantKeys;
import io.matchbridge.database.Database;
import io.matchbridge.database.Variables;
import io.matchbridge.http.ProblemAnswer;
import io.matchbridge.scoring.ApplicationScorer;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.sync.KeepPause;
import io.matchbridge.sync.Notes;
import io.matchbridge.sync.OneByOne;
import io.matchbridge.sync.Pages;
import io.matchbridge.sync.SideBySide;
import io.matchbridge.sync.Timers;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Every bean, made by hand. */
final class Wiring {

    /** As many requests of one tenant and stream are under way at once: Ashby likes it low. */
    private static final int READERS = 4;

    private Wiring() {}

    static void bind(
            Main main,
            Settings settings,
            Database database,
            HikariDataSource pool,
            TenantKeys keys,
            AttachmentDownload attachments) {
        main.bind("dataSource", pool);
        main.bind("variables", new Variables(statementSettings(settings)));
        main.bind("quartz", quartz(database.timers()));

        RequestPace pace = new RequestPace(settings.number("ashby.requests-per-minute", 1, 1_000_000));
        Ashby ashby = new Ashby(main::getCamelContext);
        KeyCheck keyCheck = new KeyCheck(ashby);
        main.bind("requestPace", pace);
        main.bind("retryAfter", new RetryAfter(pace));
        main.bind("tenantKeys", keys);
        main.bind("keyCheck", keyCheck);
        main.bind("setup", new Setup(settings.intervals().keySet(), keys, keyCheck));

        Timers timers = new Timers(settings.intervals());
        main.bind("timers", timers);
        main.bind("keepPause", new KeepPause(timers));
        main.bind("readers", pool("readers", READERS));
        main.bind("pages", new Pages(ashby));
        main.bind("oneByOne", new OneByOne(main::getCamelContext));
        main.bind("notes", new Notes(ashby));
        main.bind("sideBySide", new SideBySide());

        main.bind("attachmentDownload", attachments);
        main.bind("attachmentFolder", AttachmentFolder.of(settings.attachments()));

        main.bind("scorers", pool("scorers", Runtime.getRuntime().availableProcessors()));
        main.bind("applicationScorer", new ApplicationScorer(new MatchScorer()));

        main.bind("problemAnswer", new ProblemAnswer());
    }

    private static ThreadPoolProfile pool(String name, int threads) {
        return new ThreadPoolProfileBuilder(name)
                .poolSize(threads)
                .maxPoolSize(threads)
                .maxQueueSize(1000)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
    }

    /** What a statement may ask for as {@code :?setting.…}. */
    private static Map<String, Object> statementSettings(Settings settings) {
        return Map.of(
                "node", UUID.randomUUID().toString(),
                "fullPassEvery", settings.duration("sync.full-pass-every").toSeconds() + " seconds",
                "deleteGuard", settings.share("sync.delete-guard"),
                "notesSweep", settings.number("sync.notes-sweep", 0, 1_000_000),
                "pushBackMaxPerRun", settings.number("push-back.max-per-run", 0, 1_000_000));
    }

    private static QuartzComponent quartz(Properties timers) {
        QuartzComponent quartz = new QuartzComponent();
        Map<String, Object> properties = new HashMap<>();
        timers.stringPropertyNames().forEach(name -> properties.put(name, timers.getProperty(name)));
        quartz.setProperties(properties);
        quartz.setAutoStartScheduler(false);
        return quartz;
    }
}
