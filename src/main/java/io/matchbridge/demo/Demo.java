package io.matchbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.Sandbox;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The main job from end to end, as an administrator would do it by REST: connect, sync, score, a rule, write back. What
 * then stands in the sandbox is printed.
 */
public final class Demo {

    private static final String TENANT = "/connections/demo";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int SHOWN = 3;

    private final Sandbox sandbox;
    private final RestClient service;
    private final PrintStream out;

    public Demo(Sandbox sandbox, RestClient service, PrintStream out) {
        this.sandbox = sandbox;
        this.service = service;
        this.out = out;
    }

    /** Does it all; returns when everything stands in the sandbox. */
    public void run() throws InterruptedException {
        connect();
        JsonNode card = await("synced and scored", Demo::isScored);
        JsonNode job = busiestJob();
        List<JsonNode> best = bestApplications(job);
        writeBack();
        rule();
        service.post(TENANT + "/sync", Map.of());
        await(
                "written back",
                now -> !now.path("syncing").asBoolean()
                        && now.at("/sync/id").asLong() > card.at("/sync/id").asLong()
                        && now.at("/counts/pushBacksDue").asInt() == 0
                        && service.get(TENANT + "/push-backs?state=sent")
                                        .path("items")
                                        .size()
                                > 0);
        new Summary(sandbox, out).print(service.get(TENANT), job, best);
    }

    private void connect() {
        out.println("Connecting the tenant demo to the Ashby sandbox at " + sandbox.url());
        service.post(
                "/connections",
                Map.of(
                        "tenant",
                        "demo",
                        "integration",
                        "ashby",
                        "adminEmail",
                        sandbox.adminEmail(),
                        "apiKey",
                        sandbox.apiKey()));
    }

    private static boolean isScored(JsonNode card) {
        return !card.path("syncing").asBoolean()
                && card.at("/counts/scores").asInt()
                        >= card.at("/counts/applications").asInt();
    }

    private JsonNode busiestJob() {
        JsonNode busiest = null;
        for (JsonNode job : service.get(TENANT + "/jobs?limit=500").path("items")) {
            boolean open = job.path("status").asText().equals("Open");
            if (open && (busiest == null || applications(job) > applications(busiest))) {
                busiest = job;
            }
        }
        return busiest;
    }

    private static int applications(JsonNode job) {
        return job.path("applications").asInt();
    }

    private List<JsonNode> bestApplications(JsonNode job) {
        String path =
                TENANT + "/jobs/" + job.path("id").asText() + "/applications?status=Active&sort=-score&limit=" + SHOWN;
        List<JsonNode> best = new java.util.ArrayList<>();
        service.get(path).path("items").forEach(best::add);
        return best;
    }

    /** Switches everything on: the score and its reasons in custom fields, the band as a tag, a note. */
    private void writeBack() {
        ObjectNode settings = RestClient.object();
        ObjectNode fields = settings.putObject("customFields").put("enabled", true);
        var mappings = fields.putArray("mappings");
        field("score")
                .ifPresent(id -> mappings.addObject()
                        .put("output", "score")
                        .put("objectType", "Application")
                        .put("fieldId", id));
        field("reasons")
                .ifPresent(id -> mappings.addObject()
                        .put("output", "reasons")
                        .put("objectType", "Application")
                        .put("fieldId", id));
        settings.putObject("tags").put("enabled", true).put("prefix", "Match: ");
        settings.putObject("notes").put("enabled", true);
        service.put(TENANT + "/push-back", settings);
    }

    /** The first custom field of applications that was made for the output. */
    private java.util.Optional<String> field(String output) {
        String wanted = "match " + output;
        for (JsonNode field : service.get(TENANT + "/fields?limit=500").path("items")) {
            if (field.path("objectType").asText().equals("Application")
                    && field.path("title").asText().equalsIgnoreCase(wanted)
                    && RestClient.holds(field.path("outputs"), output)) {
                return java.util.Optional.of(field.path("id").asText());
            }
        }
        return java.util.Optional.empty();
    }

    /** One that tags whoever deserves a call, at once. */
    private void rule() {
        String tag = service.get(TENANT + "/tags").at("/items/0/title").asText();
        service.post(
                TENANT + "/rules",
                Map.of(
                        "name", "Worth a call today",
                        "on", "scored",
                        "if", "band == 'strong'",
                        "then", List.of(Map.of("addTag", tag)),
                        "mode", "automatic",
                        "maxPerRun", 25,
                        "enabled", true));
        out.println("Added the rule: band == 'strong' → tag \"" + tag + "\"");
    }

    private JsonNode await(String what, Predicate<JsonNode> reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int told = -1;
        while (System.nanoTime() < end) {
            JsonNode card = service.get(TENANT);
            if (reached.test(card)) {
                out.println("  " + what);
                return card;
            }
            int percent = card.at("/sync/percent").asInt();
            if (percent / 20 != told / 20 && card.path("syncing").asBoolean()) {
                out.println("  syncing: " + percent + " %");
                told = percent;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new IllegalStateException("the demo waited too long to be " + what);
    }
}
