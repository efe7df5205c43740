package io.matchbridge.automation;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads what somebody wrote as a rule, and says what about its form is wrong. What it names is not looked up here. */
public final class RuleForms {

    private static final List<String> EVENTS = List.of("scored", "stageChanged", "applied");
    private static final List<String> MODES = List.of("preview", "approve", "automatic");
    private static final Set<String> OBJECT_TYPES = Set.of("Application", "Candidate");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 5_000;
    private static final int MOST_STEPS = 10;
    private static final int DEFAULT_PER_RUN = 25;
    private static final int MOST_PER_RUN = 10_000;

    /** @throws Problem 400 that names the member which is missing, malformed or unknown */
    public RuleForm toCreate(@Body String body) {
        RuleForm form = Json.read(body, RuleForm.class);
        if (Stream.of(form.id(), form.createdAt(), form.updatedAt(), form.problem())
                .anyMatch(Objects::nonNull)) {
            throw Problem.invalid("id", "A new rule gets its id, createdAt, updatedAt and problem from us.");
        }
        return checked(form);
    }

    /** The same for a change, which may repeat what an answer showed. */
    public RuleForm toChange(@Body String body, @Variable("ask") Map<String, Object> ask) {
        RuleForm form = Json.read(body, RuleForm.class);
        if (form.id() != null && !form.id().toString().equals(ask.get("id"))) {
            throw Problem.invalid("id", "id must be the one in the path.");
        }
        return checked(form);
    }

    private static RuleForm checked(RuleForm form) {
        text("name", form.name(), LONGEST_NAME);
        oneOf("on", form.on(), EVENTS);
        text("if", form.condition(), Conditions.LONGEST);
        String mode = form.mode() == null ? "preview" : form.mode();
        oneOf("mode", mode, MODES);
        int maxPerRun = form.maxPerRun() == null ? DEFAULT_PER_RUN : form.maxPerRun();
        if (maxPerRun < 1 || maxPerRun > MOST_PER_RUN) {
            throw Problem.invalid("maxPerRun", "maxPerRun must be a whole number from 1 to " + MOST_PER_RUN + ".");
        }
        if (form.then() == null || form.then().isEmpty() || form.then().size() > MOST_STEPS) {
            throw Problem.invalid("then", "then must be a list of 1 to " + MOST_STEPS + " actions.");
        }
        for (int i = 0; i < form.then().size(); i++) {
            step("then[" + i + "]", form.then().get(i));
        }
        return new RuleForm(
                form.name().strip(),
                form.on(),
                form.jobId(),
                form.condition(),
                form.then(),
                mode,
                maxPerRun,
                Boolean.TRUE.equals(form.acceptAutomaticRejection()),
                !Boolean.FALSE.equals(form.enabled()),
                form.id(),
                null,
                null,
                null);
    }

    private static void step(String at, RuleForm.Step step) {
        long given = step == null
                ? 0
                : Stream.of(
                                step.moveToStage(),
                                step.addTag(),
                                step.addNote(),
                                step.setField(),
                                step.archive(),
                                step.notifyUrl())
                        .filter(Objects::nonNull)
                        .count();
        if (given != 1) {
            throw Problem.invalid(
                    at, at + " must have exactly one of moveToStage, addTag, addNote, setField, archive and notify.");
        }
        if (step.addNote() != null) {
            text(at + ".addNote", step.addNote(), LONGEST_NOTE);
        }
        if (step.archive() != null && step.archive().archiveReasonId() == null) {
            throw Problem.invalid(at + ".archive.archiveReasonId", at + ".archive.archiveReasonId is missing.");
        }
        if (step.setField() != null) {
            field(at + ".setField", step.setField());
        }
    }

    private static void field(String at, RuleForm.SetField field) {
        if (field.objectType() == null || !OBJECT_TYPES.contains(field.objectType())) {
            throw Problem.invalid(at + ".objectType", at + ".objectType must be Application or Candidate.");
        }
        if (field.fieldId() == null) {
            throw Problem.invalid(at + ".fieldId", at + ".fieldId is missing.");
        }
        if (field.value() == null || field.value().isNull()) {
            throw Problem.invalid(at + ".value", at + ".value is missing.");
        }
    }

    private static void text(String member, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(member, member + " is missing.");
        }
        if (value.length() > longest || value.indexOf('\0') >= 0) {
            throw Problem.invalid(member, member + " must be a text of at most " + longest + " characters.");
        }
    }

    private static void oneOf(String member, String value, List<String> values) {
        if (value == null) {
            throw Problem.invalid(member, member + " is missing.");
        }
        if (!values.contains(value)) {
            throw Problem.invalid(member, member + " must be one of " + String.join(", ", values) + ".");
        }
    }
}
