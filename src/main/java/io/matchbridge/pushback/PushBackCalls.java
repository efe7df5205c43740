package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import io.matchbridge.pushback.Account.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What callers ask of the write-back, checked. */
public final class PushBackCalls {

    private static final String CANDIDATES_WRITE = "candidateswrite";
    private static final String HIRING_PROCESS_WRITE = "hiringprocessmetadatawrite";
    private static final Set<String> STATES = Set.of("due", "claimed", "sent", "unclear", "failed");

    /** {@code POST …/push-backs/undo}. */
    public record Undo(Long syncId) {}

    /** {@code POST …/applications/{id}/stage}. */
    public record Stage(String stageId, String archiveReasonId) {}

    private PushBackCalls() {}

    /** The settings of a tenant, all off where none were made. */
    public static String settings(@Variable("frame") String frame) {
        return Json.write(Frame.of(known(frame)).settings());
    }

    /** The statement's row: the settings as JSON, and whether anything is on. */
    public static Map<String, Object> change(@Body String body, @Variable("frame") String frame) {
        PushBackSettings settings = PushBackSettings.read(body);
        Frame known = Frame.of(known(frame));
        mayWrite(settings, known);
        List<Account.Problem> problems =
                known.account().problems(settings.customFields().mappings());
        if (!problems.isEmpty()) {
            Account.Problem first = problems.get(0);
            throw Problem.unprocessable("mapping-invalid", "A field cannot show that", first.reason())
                    .with("mapping", first.mapping().named())
                    .with("reason", first.reason());
        }
        return Map.of("json", Json.write(settings), "enabled", settings.enabled());
    }

    /** @throws Problem 400 when the state is none */
    public static void checkState(@Variable("ask") Map<String, Object> ask) {
        Object state = ask.get("state");
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid("state", "state must be due, claimed, sent, unclear or failed.");
        }
    }

    /** @throws Problem 400 when the body names no sync */
    public static Undo undo(@Body String body) {
        Undo undo = Json.read(body, Undo.class);
        if (undo.syncId() == null) {
            throw Problem.invalid("syncId", "syncId is missing.");
        }
        return undo;
    }

    /** @throws Problem 404 when there is no such sync */
    public static void foundSync(@Body Object answer) {
        if (answer == null || answer.toString().isEmpty()) {
            throw Problem.notFound("sync");
        }
    }

    /** @throws Problem 400 when the body names no stage */
    public static Stage stage(@Body String body) {
        Stage stage = Json.read(body, Stage.class);
        if (stage.stageId() == null || stage.stageId().isBlank()) {
            throw Problem.invalid("stageId", "stageId is missing.");
        }
        return stage;
    }

    /**
     * The content of the write that moves an application, once it is known to be possible.
     *
     * @param facts what stage-facts.sql knows of the application, the stage and the reason
     * @throws Problem 404 without such an application, 422 stage-invalid
     */
    public static String move(@Variable("stage") Stage stage, @Variable("facts") String facts) {
        if (facts == null) {
            throw Problem.notFound("application");
        }
        JsonNode known = Json.tree(facts);
        JsonNode target = known.path("stage");
        JsonNode plan = known.path("planId");
        if (!target.isObject()) {
            throw stageInvalid("There is no such stage.");
        }
        if (!plan.isNull() && !plan.equals(target.path("planId"))) {
            throw stageInvalid("The stage belongs to another interview plan than the application.");
        }
        boolean archives = target.path("type").asText().equals("Archived");
        if (archives && stage.archiveReasonId() == null) {
            throw stageInvalid("An archiveReasonId is needed: the stage archives the application.");
        }
        if (!archives && stage.archiveReasonId() != null) {
            throw stageInvalid("archiveReasonId is for stages that archive only.");
        }
        if (archives && !known.path("reasonIsUsable").asBoolean()) {
            throw stageInvalid("There is no such archive reason, or it is archived.");
        }
        Map<String, Object> content = new java.util.LinkedHashMap<>();
        content.put("stageId", stage.stageId());
        if (archives) {
            content.put("archiveReasonId", stage.archiveReasonId());
        }
        return Json.write(content);
    }

    /** A key that may not tell its scopes is believed until the ATS refuses. */
    private static void mayWrite(PushBackSettings settings, Frame frame) {
        if (!settings.enabled() || frame.scopes().isEmpty()) {
            return;
        }
        Set<String> scopes = frame.scopes().get();
        List<Map<String, String>> missing = new ArrayList<>();
        if (!scopes.contains(CANDIDATES_WRITE)) {
            missing.add(Map.of(
                    "permission", "Candidates",
                    "module", "Candidates (write)",
                    "consequence", "No custom field, tag or note can be written."));
        }
        if (settings.tags().enabled()
                && !scopes.contains(HIRING_PROCESS_WRITE)
                && lacksTags(settings, frame.account())) {
            missing.add(Map.of(
                    "permission", "Tags",
                    "module", "Hiring Process Metadata (write)",
                    "consequence", "The tags do not exist yet and cannot be made."));
        }
        if (!missing.isEmpty()) {
            throw Problem.unprocessable(
                            "permission-missing",
                            "The key may not write",
                            "The key lacks a grant. Give it in Ashby (Admin, API Keys), sync, and try again.")
                    .with("missing", missing);
        }
    }

    private static boolean lacksTags(PushBackSettings settings, Account account) {
        return settings.tagTitles().stream().map(account::tag).anyMatch(Optional<Tag>::isEmpty);
    }

    /** @throws Problem 404 when there is no such connection */
    static String known(String frame) {
        if (frame == null) {
            throw Problem.notFound("connection");
        }
        return frame;
    }

    private static Problem stageInvalid(String detail) {
        return Problem.unprocessable("stage-invalid", "The application cannot be moved there", detail);
    }
}
