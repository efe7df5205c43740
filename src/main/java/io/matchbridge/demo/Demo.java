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
        await("synced and scored", Demo::isScored);
        JsonNode job = busiestJob();
        writeBack();
        rule(job);
        editPosting(job);
        service.post(TENANT + "/sync", Map.of());
        JsonNode card = await(
                "scored again and written back",
                now -> isScored(now)
                        && now.at("/sync/trigger").asText().equals("manual")
                        && now.at("/counts/pushBacksDue").asInt() == 0
                        && nothingLeft());
        new Summary(sandbox, out).print(card, job, bestApplications(job));
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

    /** Nothing that would still be written. */
    private boolean nothingLeft() {
        return service.get(TENANT + "/push-back/preview?limit=1").path("items").isEmpty();
    }

    private static boolean isScored(JsonNode card) {
        return !card.path("syncing").asBoolean()
                && card.at("/counts/scores").asInt() > 0
                && card.at("/counts/scoresDue").asInt() == 0;
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
    private void rule(JsonNode job) {
        String tag = tag();
        ObjectNode rule = RestClient.object()
                .put("name", "Worth a call today")
                .put("on", "scored")
                .put("jobId", job.path("id").asText())
                .put("if", "score >= 60")
                .put("mode", "automatic")
                .put("maxPerRun", 50)
                .put("enabled", true);
        rule.putArray("then").addObject().put("addTag", tag);
        service.post(TENANT + "/rules", rule);
        out.println("Added the rule: score >= 60 → tag \"" + tag + "\"");
    }

    /** As a recruiter would: what the job's applications are scored by changes, and so the rule has something to do. */
    private void editPosting(JsonNode job) {
        for (JsonNode posting : sandbox.standing().all("postings")) {
            if (posting.path("jobId").asText().equals(job.path("id").asText())) {
                String id = posting.path("id").asText();
                String body = sandbox.standing()
                        .posting(id)
                        .at("/descriptionParts/descriptionBody/plain")
                        .asText();
                sandbox.recruiter()
                        .editPosting(id, RestClient.object().put("body", body + "\n\nWe answer every application."));
                out.println(
                        "A recruiter edits the posting of " + job.path("title").asText() + "; syncing again");
                return;
            }
        }
    }

    /** A tag that recruiters of the sandbox use. */
    private String tag() {
        for (JsonNode tag : service.get(TENANT + "/tags").path("items")) {
            if (!tag.path("isArchived").asBoolean()) {
                return tag.path("title").asText();
            }
        }
        throw new IllegalStateException("the sandbox has no tags");
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
