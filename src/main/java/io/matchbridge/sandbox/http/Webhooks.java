package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Event;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhook settings and what is delivered to them. Nothing ever leaves the machine: a receiver that is not on a loopback
 * address counts as one that does not answer. Waits between attempts grow as Ashby's do, (2^n - 1) times a unit, but the
 * unit is short.
 */
public final class Webhooks implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long RETRY_UNIT_MILLIS = 200;
    private static final int ATTEMPTS = 6;
    private static final Set<Integer> NEVER_RETRIED = Set.of(401, 403, 404, 405, 410);

    private final List<Setting> settings = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ScheduledExecutorService deliveries = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    /** One event type sent to one address. */
    record Setting(String id, boolean enabled, String requestUrl, String secretToken, String webhookType) {

        ObjectNode shown() {
            return Json.object()
                    .put("id", id)
                    .put("enabled", enabled)
                    .put("requestUrl", requestUrl)
                    .put("secretToken", secretToken)
                    .put("webhookType", webhookType);
        }
    }

    /** Tells everybody who wants to know; returns at once. */
    public void tell(Event event) {
        ObjectNode body = Json.object().put("webhookActionId", event.cause()).put("action", event.action());
        body.set("data", event.data());
        byte[] bytes = Json.bytes(body);
        for (Setting setting : settings) {
            if (setting.enabled() && setting.webhookType().equals(event.action())) {
                deliveries.execute(() -> deliver(setting, bytes, 1));
            }
        }
    }

    /** All settings, as JSON. */
    ArrayNode shown() {
        ArrayNode shown = Json.array();
        settings.forEach(setting -> shown.add(setting.shown()));
        return shown;
    }

    List<Setting> settings() {
        return settings;
    }

    /** Keeps a setting in place of the one with the same id, enabled only if a ping gets a 2xx. */
    Setting keep(Setting asked) {
        boolean answered = asked.enabled() && isSuccess(send(asked, ping(asked)));
        Setting kept = new Setting(asked.id(), answered, asked.requestUrl(), asked.secretToken(), asked.webhookType());
        settings.removeIf(setting -> setting.id().equals(kept.id()));
        settings.add(kept);
        return kept;
    }

    @Override
    public void close() {
        deliveries.shutdownNow();
    }

    private void deliver(Setting setting, byte[] body, int attempt) {
        int status = send(setting, body);
        if (!isSuccess(status) && !NEVER_RETRIED.contains(status) && attempt < ATTEMPTS) {
            long wait = ((1L << attempt) - 1) * RETRY_UNIT_MILLIS;
            deliveries.schedule(() -> deliver(setting, body, attempt + 1), wait, TimeUnit.MILLISECONDS);
        }
    }

    /** The status of the answer; 0 when there was none. */
    private int send(Setting setting, byte[] body) {
        try {
            URI address = URI.create(setting.requestUrl());
            if (!InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                return 0;
            }
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("Ashby-Signature", "sha256=" + signature(setting.secretToken(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (UnknownHostException | IllegalArgumentException noSuchPlace) {
            return 0;
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private static byte[] ping(Setting setting) {
        ObjectNode body = Json.object()
                .put("webhookActionId", UUID.randomUUID().toString())
                .put("action", "ping");
        body.putObject("data").put("webhookActionType", setting.webhookType());
        return Json.bytes(body);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
