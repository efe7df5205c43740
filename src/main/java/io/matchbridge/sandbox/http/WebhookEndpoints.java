package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.httpUrl;
import static io.matchbridge.sandbox.http.Check.oneOf;
import static io.matchbridge.sandbox.http.Check.textNotEmpty;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.util.List;
import java.util.UUID;

/** {@code webhook.*}. They run outside the world's lock, because a ping waits for its receiver. */
final class WebhookEndpoints {

    private static final Shape CREATE = Shape.empty()
            .need(
                    "webhookType",
                    oneOf(
                            "applicationSubmit",
                            "applicationUpdate",
                            "candidateHire",
                            "candidateStageChange",
                            "candidateDelete",
                            "candidateMerge",
                            "interviewPlanTransition",
                            "interviewScheduleCreate",
                            "interviewScheduleUpdate",
                            "jobPostingUpdate",
                            "jobPostingPublish",
                            "jobPostingUnpublish",
                            "offerCreate",
                            "offerUpdate",
                            "offerDelete",
                            "pushToHRIS",
                            "surveySubmit",
                            "jobCreate",
                            "jobUpdate"))
            .need("requestUrl", httpUrl())
            .need("secretToken", textNotEmpty());

    private static final Shape UPDATE = Shape.empty()
            .need("webhookId", uuid())
            .may("enabled", flag())
            .may("requestUrl", httpUrl())
            .may("secretToken", textNotEmpty());

    private static final Shape ONE = Shape.empty().need("webhookId", uuid());

    private final Webhooks webhooks;

    WebhookEndpoints(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("webhook.create", Scopes.KEYS_WRITE, CREATE, this::create, true),
                new Endpoint("webhook.update", Scopes.KEYS_WRITE, UPDATE, this::update, true),
                new Endpoint("webhook.info", Scopes.KEYS_READ, ONE, this::info, true),
                new Endpoint("webhook.delete", Scopes.KEYS_WRITE, ONE, this::delete, true));
    }

    private ObjectNode create(Call call) {
        String url = call.text("requestUrl");
        String type = call.text("webhookType");
        boolean known = webhooks.settings().stream()
                .anyMatch(setting -> setting.requestUrl().equals(url)
                        && setting.webhookType().equals(type));
        if (known) {
            throw Refusal.of("duplicate_webhook", "duplicate webhook");
        }
        String id = UUID.randomUUID().toString();
        return Answers.results(webhooks.keep(new Webhooks.Setting(id, true, url, call.text("secretToken"), type))
                .shown());
    }

    private ObjectNode update(Call call) {
        Webhooks.Setting before = setting(call);
        Check.require(call.body().size() > 1, "enabled, requestUrl or secretToken", "is required");
        boolean enabled = call.body().has("enabled") ? call.flag("enabled") : before.enabled();
        Webhooks.Setting asked = new Webhooks.Setting(
                before.id(),
                enabled,
                call.given("requestUrl").orElse(before.requestUrl()),
                call.given("secretToken").orElse(before.secretToken()),
                before.webhookType());
        return Answers.results(webhooks.keep(asked).shown());
    }

    private ObjectNode info(Call call) {
        ObjectNode shown = setting(call).shown();
        shown.remove("secretToken");
        return Answers.results(shown);
    }

    private ObjectNode delete(Call call) {
        Webhooks.Setting setting = setting(call);
        webhooks.settings().remove(setting);
        return Answers.results(Json.object().put("webhookId", setting.id()));
    }

    private Webhooks.Setting setting(Call call) {
        return webhooks.settings().stream()
                .filter(setting -> setting.id().equalsIgnoreCase(call.text("webhookId")))
                .findFirst()
                .orElseThrow(() -> Refusal.of("webhook_not_found", "Webhook not found"));
    }
}
