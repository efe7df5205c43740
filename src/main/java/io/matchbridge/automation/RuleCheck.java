package io.matchbridge.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.http.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** Checks a rule against what the tenant has, and looks up what carrying it out needs. */
public final class RuleCheck {

    private static final ObjectMapper AS_GIVEN =
            Automation.JSON.copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private final Conditions conditions;
    private final NotifyAddress notifyAddress;

    public RuleCheck(Conditions conditions, NotifyAddress notifyAddress) {
        this.conditions = conditions;
        this.notifyAddress = notifyAddress;
    }

    /**
     * The rule in the form in which it is kept, JSON.
     *
     * @throws Problem 422 rule-invalid that names what is unknown, of a wrong type or too bold
     */
    public String check(@Variable("form") RuleForm form, @Variable("known") Known known)
            throws JsonProcessingException {
        try {
            conditions.check(form.condition());
        } catch (Conditions.Unclear e) {
            throw invalid("if", "The expression cannot be used: " + e.getMessage());
        }
        if (form.jobId() != null && known.job().isEmpty()) {
            throw invalid("jobId", "There is no job with that id.");
        }
        if (form.then().stream()
                        .filter(step -> step.moveToStage() != null || step.archive() != null)
                        .count()
                > 1) {
            throw invalid("then", "An application can be moved to one stage at a time.");
        }
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < form.then().size(); i++) {
            actions.add(action("then[" + i + "]", form, form.then().get(i), known));
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("name", form.name());
        kept.put("event", form.on());
        kept.put("jobId", form.jobId());
        kept.put("condition", form.condition());
        kept.put("actions", AS_GIVEN.writeValueAsString(form.then()));
        kept.put(
                "resolved",
                Automation.JSON.writerFor(new TypeReference<List<Action>>() {}).writeValueAsString(actions));
        kept.put("mode", form.mode());
        kept.put("maxPerRun", form.maxPerRun());
        kept.put("acceptsRejection", form.acceptAutomaticRejection());
        kept.put("enabled", form.enabled());
        return Automation.JSON.writeValueAsString(kept);
    }

    private Action action(String at, RuleForm form, RuleForm.Step step, Known known) {
        if (step.moveToStage() != null) {
            return move(at + ".moveToStage", step.moveToStage(), known);
        }
        if (step.archive() != null) {
            return archive(at + ".archive", form, step.archive(), known);
        }
        if (step.addTag() != null) {
            JsonNode tag = known.tag(step.addTag())
                    .orElseThrow(() -> invalid(at + ".addTag", "There is no tag with that title."));
            return new Action.AddTag(tag.path("id").asText(), tag.path("title").asText());
        }
        if (step.addNote() != null) {
            return new Action.AddNote(step.addNote());
        }
        if (step.setField() != null) {
            return field(at + ".setField", step.setField(), known);
        }
        String refusal = notifyAddress.refusal(step.notifyUrl());
        if (refusal != null) {
            throw invalid(at + ".notify", "The address cannot be used: " + refusal + ".");
        }
        return new Action.Notify(step.notifyUrl());
    }

    private static Action move(String at, String stageId, Known known) {
        JsonNode stage = known.stage(stageId).orElseThrow(() -> invalid(at, "There is no stage with that id."));
        if (stage.path("type").asText().equals("Archived")) {
            throw invalid(at, "That stage is for archived applications: use archive, which gives a reason.");
        }
        String planId = stage.path("planId").asText();
        boolean fits = known.job().isEmpty();
        for (JsonNode plan :
                known.job().map(job -> job.path("interviewPlanIds")).orElse(stage.path("none"))) {
            fits |= plan.asText().equals(planId);
        }
        if (!fits) {
            throw invalid(at, "That stage belongs to no interview plan of the rule's job.");
        }
        return new Action.MoveToStage(stageId, stage.path("title").asText(), planId);
    }

    private static Action archive(String at, RuleForm form, RuleForm.Archive archive, Known known) {
        JsonNode reason = known.reason(archive.archiveReasonId())
                .orElseThrow(() -> invalid(at + ".archiveReasonId", "There is no archive reason with that id."));
        if (form.mode().equals("automatic") && !form.acceptAutomaticRejection()) {
            throw invalid(
                    at,
                    "Nobody is rejected by a machine alone: use the mode approve, or accept it with acceptAutomaticRejection.");
        }
        return new Action.Archive(
                archive.archiveReasonId(), reason.path("title").asText());
    }

    private static Action field(String at, RuleForm.SetField wanted, Known known) {
        JsonNode field = known.field(wanted.fieldId())
                .filter(definition -> definition.path("objectType").asText().equals(wanted.objectType()))
                .orElseThrow(() -> invalid(
                        at + ".fieldId", "There is no custom field of " + wanted.objectType() + " with that id."));
        JsonNode value = FieldValue.of(field, wanted.value())
                .orElseThrow(() -> invalid(
                        at + ".value", "A " + field.path("fieldType").asText() + " field cannot hold that value."));
        return new Action.SetField(
                wanted.objectType(), wanted.fieldId(), field.path("title").asText(), value);
    }

    private static Problem invalid(String member, String detail) {
        return Problem.unprocessable("rule-invalid", "The rule cannot be used", detail)
                .with("member", member);
    }
}
