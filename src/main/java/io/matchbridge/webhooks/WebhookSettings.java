package io.matchbridge.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyRefusal.Kind;
import io.matchbridge.connect.AshbyReply;
import io.matchbridge.connect.NotConnected;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Variable;

/**
 * Makes the settings by which Ashby tells us what happened, one for each event. Ashby tries the address while it answers, and
 * switches a setting off that it cannot reach; it has no list of them, and takes none twice.
 */
public final class WebhookSettings {

    private static final Duration DELETED_WITHIN = Duration.ofSeconds(5);

    private final Ashby ashby;
    private final Ashby leaving;
    private final WebhookSecrets secrets;

    /** @param leaving asks on behalf of a tenant who leaves */
    public WebhookSettings(Ashby ashby, Ashby leaving, WebhookSecrets secrets) {
        this.ashby = ashby;
        this.leaving = leaving;
        this.secrets = secrets;
    }

    /** A setting as it should be, as far as it is known, and whether its address or secret has {@code changed} since. */
    private record Wanted(
            String tenant, String event, String url, String secret, String id, boolean changed, boolean works) {}

    /**
     * Makes one setting as it should be.
     *
     * @param webhook a row of {@code webhooks/claim.sql}
     */
    public FoundSetting match(
            @Variable("tenant") String tenant,
            @Variable("webhook") Map<String, Object> webhook,
            @Variable("sealedSecret") byte[] sealedSecret) {
        if (sealedSecret == null) {
            return FoundSetting.unasked((String) webhook.get("id"));
        }
        boolean changed = (Boolean) webhook.get("changed");
        Wanted wanted = new Wanted(
                tenant,
                (String) webhook.get("event"),
                (String) webhook.get("url"),
                secrets.open(tenant, sealedSecret),
                (String) webhook.get("id"),
                changed,
                "enabled".equals(webhook.get("state")) && !changed);
        if (wanted.id == null && (Boolean) webhook.get("pinged") && !changed) {
            return FoundSetting.nameless(); // Ashby tried it, so it was made; the answer with its id was lost
        }
        try {
            return wanted.id == null ? create(wanted) : lookAfter(wanted);
        } catch (AshbyRefusal refusal) {
            return refused(refusal, wanted.id);
        } catch (NotConnected pausedOrGone) {
            return FoundSetting.unasked(wanted.id);
        }
    }

    /**
     * Deletes settings, side by side, and waits a few seconds at most.
     *
     * @param settings rows with {@code event} and {@code id}
     * @return the events whose setting Ashby no longer has
     */
    public String[] delete(@Variable("tenant") String tenant, @Variable("leaving") List<Map<String, Object>> settings) {
        Map<String, CompletableFuture<AshbyReply>> asked = new LinkedHashMap<>();
        settings.forEach(setting -> asked.put(
                (String) setting.get("event"),
                leaving.askAhead(tenant, "webhook.delete", Map.of("webhookId", setting.get("id")))));
        long end = System.nanoTime() + DELETED_WITHIN.toNanos();
        return asked.entrySet().stream()
                .filter(setting -> isDeleted(setting.getValue(), end))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private FoundSetting create(Wanted wanted) {
        AshbyReply reply = ashby.ask(
                wanted.tenant,
                "webhook.create",
                Map.of("webhookType", wanted.event, "requestUrl", wanted.url, "secretToken", wanted.secret));
        JsonNode made = reply.object();
        String id = made.path("id").asText();
        String did = did("created", id, reply);
        return made.path("enabled").asBoolean()
                ? FoundSetting.answered(id, true, did)
                : enableOnce(wanted.tenant, id, did);
    }

    /** The first ping may have met a proxy that was just being started. */
    private FoundSetting enableOnce(String tenant, String id, String did) {
        try {
            JsonNode setting = ashby.ask(tenant, "webhook.update", Map.of("webhookId", id, "enabled", true))
                    .object();
            return FoundSetting.answered(id, setting.path("enabled").asBoolean(), did);
        } catch (AshbyRefusal refusal) {
            return FoundSetting.answered(id, false, did);
        }
    }

    private FoundSetting lookAfter(Wanted wanted) {
        try {
            if (wanted.works && isAsWanted(wanted)) {
                return FoundSetting.answered(wanted.id, true, null);
            }
            AshbyReply reply = ashby.ask(
                    wanted.tenant,
                    "webhook.update",
                    Map.of(
                            "webhookId",
                            wanted.id,
                            "enabled",
                            true,
                            "requestUrl",
                            wanted.url,
                            "secretToken",
                            wanted.secret));
            return FoundSetting.answered(
                    wanted.id, reply.object().path("enabled").asBoolean(), did("updated", wanted.id, reply));
        } catch (AshbyRefusal refusal) {
            if (refusal.is(Kind.GONE)) {
                return create(wanted); // somebody deleted it in Ashby
            }
            throw refusal;
        }
    }

    private boolean isAsWanted(Wanted wanted) {
        JsonNode setting = ashby.ask(wanted.tenant, "webhook.info", Map.of("webhookId", wanted.id))
                .object();
        return setting.path("enabled").asBoolean()
                && setting.path("requestUrl").asText().equals(wanted.url);
    }

    private static FoundSetting refused(AshbyRefusal refusal, String id) {
        if (AshbyReply.DUPLICATE_WEBHOOK.equals(refusal.code())) {
            return FoundSetting.nameless();
        }
        return switch (refusal.kind()) {
            case PERMISSION_MISSING, KEY_REJECTED -> FoundSetting.notGranted(id);
            case REFUSED -> FoundSetting.refused(id);
            default -> FoundSetting.unknown(id);
        };
    }

    private static boolean isDeleted(CompletableFuture<AshbyReply> reply, long end) {
        try {
            reply.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AshbyRefusal refusal && refusal.is(Kind.GONE);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String did(String what, String id, AshbyReply reply) {
        return what + ", id " + id + (reply.requestId() == null ? "" : ", request " + reply.requestId());
    }
}
