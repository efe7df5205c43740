package io.matchbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.Sandbox;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What reached the sandbox: the figures, then three applications of one job as a recruiter would find them there. */
final class Summary {

    private final Sandbox sandbox;
    private final PrintStream out;

    Summary(Sandbox sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.out = out;
    }

    void print(JsonNode card, JsonNode job, List<JsonNode> best) {
        JsonNode counts = card.path("counts");
        out.println();
        out.printf(
                "Copied  %s candidates, %s jobs, %s applications, %s notes, %s attachments; scored %s applications%n",
                counts.path("candidates"),
                counts.path("jobs"),
                counts.path("applications"),
                counts.path("notes"),
                counts.path("attachments"),
                counts.path("scores"));
        out.printf(
                "Wrote   %d custom field calls, %d tags, %d notes into the sandbox%n",
                sandbox.requests("customField.setValues").size(),
                sandbox.requests("candidate.addTag").size(),
                sandbox.requests("candidate.createNote").size());
        out.println();
        out.printf(
                "%s: what now stands in the sandbox, best first%n",
                job.path("title").asText());
        best.forEach(this::application);
    }

    private void application(JsonNode application) {
        JsonNode candidate =
                sandbox.standing().candidate(application.at("/candidate/id").asText());
        JsonNode standing =
                sandbox.standing().application(application.path("id").asText());
        out.println();
        out.printf(
                "  %s, %s%n",
                candidate.path("name").asText(), candidate.path("position").asText("no position"));
        for (JsonNode field : standing.path("customFields")) {
            if (field.path("title").asText().startsWith("Match")) {
                String value = field.path("value").asText();
                out.printf("    %-14s %s%n", field.path("title").asText(), value.replace("\n", "\n" + " ".repeat(19)));
            }
        }
        List<String> tags = new ArrayList<>();
        candidate.path("tags").forEach(tag -> tags.add(tag.path("title").asText()));
        out.printf("    %-14s %s%n", "Tags", String.join(", ", tags));
    }
}
