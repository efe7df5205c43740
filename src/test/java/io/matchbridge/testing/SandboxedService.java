package io.matchbridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real service and a sandbox that it takes for Ashby, started once for a test class:
 * {@code @RegisterExtension static final SandboxedService app = new SandboxedService();} Each test connects tenants of its
 * own. After each test the sandbox is well again, and what it was asked is checked against Ashby's contract.
 */
public final class SandboxedService implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LARGEST_PAGE = 100;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final SandboxOptions options;
    private final RunningService service = new RunningService()
            .with("matchbridge.ashby.requests-per-minute", "600000")
            .with("matchbridge.ashby.retries", "1")
            .with("matchbridge.ashby.retry-delay", "50ms")
            .with("matchbridge.sync.intervals", "1h,2s,1s");
    private int largestPage = LARGEST_PAGE;
    private Sandbox sandbox;

    /** Thirty candidates. */
    public SandboxedService() {
        this(SandboxOptions.standard().candidates(30));
    }

    public SandboxedService(SandboxOptions options) {
        this.options = options;
    }

    /** Sets a setting of the service. Before the start. */
    public SandboxedService with(String setting, String value) {
        service.with(setting, value);
        return this;
    }

    /** Lets the sandbox reach the service by webhooks. Before the start. */
    public SandboxedService reachable() {
        service.reachable();
        return this;
    }

    /** Lets every page of the sandbox's have so many records at most, so that few make several pages. Before the start. */
    public SandboxedService pagesOf(int records) {
        largestPage = records;
        return this;
    }

    /** Leaves the scores by meaning out, which cost more than everything else of a small sync. Before the start. */
    public SandboxedService withoutMeaning() {
        service.withoutMeaning();
        return this;
    }

    /** Leaves every score out, and the verdicts of Ashby's that stand beside them. Before the start. */
    public SandboxedService withoutScores() {
        service.without("scoring").with("matchbridge.sync.criteria-per-sync", "0");
        return withoutMeaning();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (sandbox == null) {
            sandbox = Sandbox.start(options);
            sandbox.behaviour().largestPage(largestPage);
            service.with("matchbridge.ashby.url", sandbox.url());
        }
        service.beforeAll(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sandbox.faults().clear();
        sandbox.behaviour().largestPage(largestPage);
        forgetRequests();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        boolean nested =
                context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
        service.afterAll(context);
        if (!nested) {
            sandbox.close();
        }
    }

    public RunningService service() {
        return service;
    }

    /** Puts another company in the sandbox's place, at the same address: the service notices nothing but broken lines. */
    public void replaceSandbox(SandboxOptions another) {
        forgetRequests();
        int port = java.net.URI.create(sandbox.url()).getPort();
        sandbox.close();
        sandbox = Sandbox.start(another.port(port));
        sandbox.behaviour().largestPage(largestPage);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Reply get(String path) {
        return service.call("GET", "/api" + path, null);
    }

    public Reply post(String path, String body) {
        return service.call("POST", "/api" + path, body);
    }

    /** Asks for a connection with the key that may do all; its first sync has begun. */
    public Reply setUp(String tenant) {
        return setUp(tenant, sandbox.apiKey());
    }

    public Reply setUp(String tenant, String apiKey) {
        return post("/connections", setup(tenant, apiKey).toString());
    }

    /** What is sent to connect a tenant, for a test to change. */
    public ObjectNode setup(String tenant, String apiKey) {
        return JSON.createObjectNode()
                .put("tenant", tenant)
                .put("integration", "ashby")
                .put("adminEmail", sandbox.adminEmail())
                .put("apiKey", apiKey);
    }

    /** Connects a tenant and waits for its first sync; gives that sync as the history shows it. */
    public JsonNode connect(String tenant) {
        return connect(tenant, sandbox.apiKey());
    }

    public JsonNode connect(String tenant, String apiKey) {
        Reply reply = setUp(tenant, apiKey);
        if (reply.status() != 201) {
            throw new AssertionError("not connected: " + reply.status() + " " + reply.body());
        }
        return finished(tenant);
    }

    /** Syncs now and waits; gives the finished sync. */
    public JsonNode sync(String tenant) {
        return sync(tenant, "{}");
    }

    /** The same with every stream read from its beginning. */
    public JsonNode fullSync(String tenant) {
        return sync(tenant, "{\"full\": true}");
    }

    /** @param body as {@code POST …/sync} takes it; single quotes stand for double ones */
    public JsonNode sync(String tenant, String body) {
        return finished(tenant, startSync(tenant, body));
    }

    /** Asks for a sync and gives its id. */
    public long startSync(String tenant, String body) {
        Reply reply = post("/connections/" + tenant + "/sync", body.replace('\'', '"'));
        if (reply.status() != 202) {
            throw new AssertionError("no sync: " + reply.status() + " " + reply.body());
        }
        return reply.json().path("id").asLong();
    }

    /** Waits until the tenant's last sync is finished, and gives it. */
    public JsonNode finished(String tenant) {
        return await(() -> card(tenant).path("sync"), sync -> sync.hasNonNull("finishedAt"));
    }

    /** Waits until a sync is finished, and gives it. */
    public JsonNode finished(String tenant, long sync) {
        return await(
                () -> get("/connections/" + tenant + "/syncs/" + sync).json(), found -> found.hasNonNull("finishedAt"));
    }

    public JsonNode card(String tenant) {
        return get("/connections/" + tenant).json();
    }

    /** One stream of a sync. */
    public static JsonNode stream(JsonNode sync, String name) {
        for (JsonNode stream : sync.path("streams")) {
            if (stream.path("name").asText().equals(name)) {
                return stream;
            }
        }
        throw new AssertionError("no stream " + name + " in " + sync);
    }

    /** What an endpoint was asked since the test began or {@link #forgetRequests}. */
    public List<RecordedRequest> requests(String endpoint) {
        return sandbox.requests(endpoint);
    }

    /** Counts from here on. What was asked so far is checked first, so never clear the sandbox's log itself. */
    public void forgetRequests() {
        RequestContract.checkAndForget(sandbox);
    }

    /** Waits, at most a minute, until what is seen is as wanted, and gives it. */
    public static <T> T await(Callable<T> seen, java.util.function.Predicate<? super T> wanted) {
        return org.awaitility.Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(AT_MOST)
                .until(seen, wanted);
    }
}
