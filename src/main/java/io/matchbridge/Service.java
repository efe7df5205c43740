package io.matchbridge;

import io.matchbridge.attachments.AttachmentDownload;
import io.matchbridge.attachments.text.AttachmentReader;
import io.matchbridge.automation.Notifier;
import io.matchbridge.connect.TenantKeys;
import io.matchbridge.http.HttpServers;
import io.matchbridge.http.Tokens;
import io.matchbridge.scoring.embedding.Embedder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Matchbridge: its data folder, its database, its routes. Closed, it has lost nothing. */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final String ADMIN_TOKEN = "admin-token";
    private static final String SECRET_KEY = "secret-key";

    /** One reads fifty files a second on two processors, and Ashby's ceiling of requests lets ten come; each takes 76 MB. */
    private static final int PARSERS = 1;

    private static final int PARSER_MEGABYTES = 256;
    private static final Duration PARSE_WITHIN = Duration.ofSeconds(20);
    private static final Duration FETCH_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_TEXT = 200_000;
    private static final int MOST_BYTES = 25 << 20;

    private final Settings settings;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Main main;
    private String adminToken;

    private Service(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts everything, and returns when requests are taken.
     *
     * @throws WrongSetting when a setting or a route file cannot be used, in one line
     */
    public static Service start(Settings settings) throws Exception {
        Service service = new Service(settings);
        try {
            service.open();
            return service;
        } catch (Exception e) {
            service.close();
            throw e;
        }
    }

    public String url() {
        return "http://" + settings.required("http.host") + ":" + settings.required("http.port");
    }

    public String adminToken() {
        return adminToken;
    }

    public CamelContext camel() {
        return main.getCamelContext();
    }

    /** Stops the routes, then the database, in the reverse order of their start. */
    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private void open() throws Exception {
        mustBeFree("http.port");
        mustBeFree("management.port");
        DataDirectory data = keep(DataDirectory.open(settings.dataDirectory()));
        TenantKeys keys = keys(data);
        adminToken = adminToken(data);
        OpeningDatabase database = keep(new OpeningDatabase(settings, data));
        main = new CamelMain();
        main.setPropertyPlaceholderLocations("classpath:camel-main.properties");
        settings.all().forEach(main::addOverrideProperty);
        Routes routes = Routes.find();
        main.addOverrideProperty("routes", routes.root());
        main.addOverrideProperty("camel.main.routesIncludePattern", routes.pattern());
        main.addOverrideProperty(
                "ashby.timeout-milliseconds",
                String.valueOf(settings.duration("ashby.timeout").toMillis()));
        main.addOverrideProperty(
                "ashby.retry-delay-milliseconds",
                String.valueOf(settings.duration("ashby.retry-delay").toMillis()));
        main.addOverrideProperty("attachments", settings.attachments());
        Notifier notifier = keep(new Notifier(keys, Wiring.notifyAddress(settings)));
        Wiring.bind(
                main,
                settings,
                database.pool(),
                database.pagePool(),
                keys,
                keep(attachmentDownload(data)),
                notifier,
                keep(new Embedder()));
        main.bind("guard", Wiring.guard(new Tokens(adminToken, database.pool())));
        HttpServers servers = keep(new HttpServers());
        main.bind("vertx", servers.vertx());
        keep(main::stop);
        try {
            main.init();
            main.bind("quartz", Wiring.quartz(database.awaitOpen().timers()));
            main.start();
        } catch (Exception e) {
            throw BrokenRoute.in(e).orElseThrow(() -> e);
        }
        for (Object port : servers.refusedPorts()) {
            throw new WrongSetting("port %s on %s was taken by another while Matchbridge started"
                    .formatted(port, settings.required("http.host")));
        }
    }

    private static AttachmentDownload attachmentDownload(DataDirectory data) throws IOException {
        AttachmentReader reader = new AttachmentReader(PARSERS, PARSER_MEGABYTES, PARSE_WITHIN, MOST_TEXT, MOST_BYTES);
        AttachmentDownload download =
                new AttachmentDownload(reader, data.folder().resolve("incoming"), FETCH_WITHIN, MOST_BYTES);
        download.eraseLeft();
        return download;
    }

    private TenantKeys keys(DataDirectory data) {
        String given = settings.text("secret.key");
        String encoded = given != null ? given : data.secret(SECRET_KEY, Service::newSecretKey);
        try {
            byte[] key = Base64.getDecoder().decode(encoded);
            if (key.length == TenantKeys.MASTER_KEY_BYTES) {
                return new TenantKeys(key);
            }
        } catch (IllegalArgumentException e) {
            // said below
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        throw new WrongSetting("matchbridge.secret.key must be the base64 of 32 bytes");
    }

    private String adminToken(DataDirectory data) {
        String given = settings.text("admin.token");
        if (given != null) {
            return given;
        }
        LOG.info(
                "the administrator's token is in {}",
                data.folder().resolve(ADMIN_TOKEN).toAbsolutePath());
        return data.secret(ADMIN_TOKEN, Tokens::generate);
    }

    private void mustBeFree(String setting) {
        int port = settings.number(setting, 1, 65535);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.required("http.host")), port));
        } catch (IOException e) {
            throw new WrongSetting("matchbridge.%s %d cannot be used on %s: %s"
                    .formatted(setting, port, settings.required("http.host"), "it is taken, or the host is not ours"));
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }

    private static String newSecretKey() {
        byte[] key = new byte[TenantKeys.MASTER_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
