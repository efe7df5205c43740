package io.matchbridge.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.Service;
import io.matchbridge.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * The real service with a PostgreSQL of its own, on free ports and an empty data folder, started once for a test class:
 * {@code @RegisterExtension static final RunningService service = new RunningService();}
 */
public final class RunningService implements BeforeAllCallback, AfterAllCallback {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_LINES = 40;

    /** Each JVM of tests has ports of its own: one that is free now may be wanted seconds later. */
    private static final int PORTS_A_FORK = 2_000;

    private static final int FIRST_PORT = 15_000 + PORTS_A_FORK * (Integer.getInteger("test.fork", 0) % 8);
    private static final AtomicInteger NEXT_PORT = new AtomicInteger();

    private final Properties settings = new Properties();
    private final String name = "matchbridge-" + UUID.randomUUID();
    private final List<String> suspended = new ArrayList<>();
    /** As Java makes it: it asks every server whether it speaks HTTP/2, too. */
    private final HttpClient http = HttpClient.newHttpClient();

    /** For classes that only call: they leave each other's tenants alone, and the routes as they are. */
    private static final RunningService SHARED = new RunningService();

    private boolean reachable;
    private Path folder;
    private Service service;

    /** One service for all the classes of this JVM that need no setting of their own and stop nothing. */
    public static RunningService shared() {
        return SHARED;
    }

    /** Sets a setting, such as {@code matchbridge.ashby.url}. Before the start. */
    public RunningService with(String setting, String value) {
        settings.setProperty(setting, value);
        return this;
    }

    /** Tells the service the address at which it is reached, so that webhooks are made. Before the start. */
    public RunningService reachable() {
        reachable = true;
        return this;
    }

    /** Suspends a route as soon as the service has started: its work is not what the test is about. Before the start. */
    public RunningService without(String route) {
        suspended.add(route);
        return this;
    }

    /** Leaves the scores by meaning out, which cost more than everything else of a small sync. Before the start. */
    public RunningService withoutMeaning() {
        return without("scoring-meaning").without("read-candidates-meaning");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (service == null) {
            folder = Files.createTempDirectory("matchbridge");
            PreparedDatabase.copyTo(folder.resolve("postgres"));
            start();
            if (this == SHARED) {
                context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RunningService.class))
                        .put(this, (AutoCloseable) this::discard);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        boolean nested =
                context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
        if (service != null && !nested && this != SHARED) {
            discard();
        }
    }

    /** Starts the service on the data it had. */
    public void start() throws Exception {
        settings.setProperty("matchbridge.data.dir", folder.toString());
        settings.putIfAbsent("matchbridge.ashby.url", "http://127.0.0.1:1");
        settings.setProperty("matchbridge.http.port", freePort());
        settings.setProperty("matchbridge.management.port", freePort());
        if (reachable) {
            settings.setProperty("matchbridge.public-url", "http://127.0.0.1:" + port() + "/");
        }
        service = start(name, Settings.read(folder, Map.of(), settings));
        for (String route : suspended) {
            camel().getRouteController().suspendRoute(route);
        }
    }

    /**
     * Starts a service of this JVM beside others.
     *
     * @param name by which Quartz remembers whose timers they are; Camel changes one that another service of this JVM has
     */
    public static synchronized Service start(String name, Settings settings) throws Exception {
        System.setProperty("camel.main.name", name);
        return Service.start(settings);
    }

    /** Stops the service; its data stays until the class is through. */
    public void stop() throws Exception {
        service.close();
        service = null;
        // A process that another class starts just now has our sockets too, until it closes what it inherited.
        for (String port : List.of("matchbridge.http.port", "matchbridge.management.port")) {
            Awaitility.await(port).until(() -> isFree(Integer.parseInt(settings.getProperty(port))));
        }
    }

    /** Stops the service and deletes its data. */
    public void discard() throws Exception {
        stop();
        Folders.delete(folder);
    }

    /** Calls as the administrator. {@code body} may be null; it is sent as JSON. */
    public Reply call(String method, String path, String body, String... headers) {
        return callAs(service.adminToken(), method, path, body, headers);
    }

    /**
     * Calls with a token, or with none where it is null.
     *
     * @param path from the root, such as {@code /api/connections}
     * @param headers names and values in turn; a Content-Type among them takes the place of JSON's
     */
    public Reply callAs(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(ANSWER_WITHIN)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), new String(response.body(), UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks on the management port. */
    public Reply manage(String path) {
        URI address = URI.create("http://127.0.0.1:" + managementPort() + path);
        try {
            var response = http.send(
                    HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN).build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a query gives, as text; asked again when the line to the database had been cut. */
    public List<String> column(String sql) {
        for (int lines = 1; ; lines++) {
            try {
                return ask(sql);
            } catch (SQLException e) {
                if (lines == MOST_LINES || !e.getSQLState().matches("(57P|08).*")) {
                    throw new IllegalArgumentException(sql, e);
                }
            }
        }
    }

    private List<String> ask(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    /** Runs one or more statements. */
    public void execute(String sql) {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalArgumentException(sql, e);
        }
    }

    public String url() {
        return service.url();
    }

    public int port() {
        return Integer.parseInt(settings.getProperty("matchbridge.http.port"));
    }

    public int managementPort() {
        return Integer.parseInt(settings.getProperty("matchbridge.management.port"));
    }

    public String adminToken() {
        return service.adminToken();
    }

    public CamelContext camel() {
        return service.camel();
    }

    public DataSource database() {
        return camel().getRegistry().lookupByNameAndType("dataSource", DataSource.class);
    }

    /** What a process must be set to that is to be another node of this service. */
    public Map<String, String> ofAnotherNode() throws IOException {
        HikariDataSource pool = (HikariDataSource) database();
        return Map.of(
                "camel.main.name",
                name,
                "matchbridge.database.url",
                pool.getJdbcUrl(),
                "matchbridge.database.user",
                pool.getUsername(),
                "matchbridge.secret.key",
                Files.readString(folder.resolve("secret-key")).strip(),
                "matchbridge.attachments",
                "file:" + folder.resolve("attachments"));
    }

    /** The data folder. */
    public Path folder() {
        return folder;
    }

    /** Below the ports that the system gives to outgoing connections, which could take it before the service does. */
    public static String freePort() {
        while (true) {
            int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS_A_FORK;
            if (isFree(port)) {
                return String.valueOf(port);
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
