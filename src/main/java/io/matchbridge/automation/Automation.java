package io.matchbridge.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Variable;

/** Decides what rules make of what has happened. Nothing is written here. */
public final class Automation {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Conditions conditions;

    public Automation(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * What is to be kept of a batch of events.
     *
     * @param acts      what rules do, one entry an event
     * @param forgotten the events that call for nothing, as PostgreSQL writes an array
     * @param problems  a JSON list of { ruleId, revision, words }: what a rule could not tell or plan
     */
    public record Decisions(List<Act> acts, String forgotten, String problems) {}

    /**
     * What one rule does about one event.
     *
     * @param state {@code previewed}, {@code waiting} (for a person) or {@code agreed}
     * @param steps JSON, ready to be carried out
     */
    public record Act(
            long eventId,
            String tenant,
            long ruleId,
            int revision,
            String applicationId,
            String candidateId,
            String jobId,
            int version,
            int score,
            String band,
            String steps,
            String state) {}

    /** @param due rows of {@code automation/due.sql} */
    public Decisions decide(@Variable("due") List<Map<String, Object>> due) throws JsonProcessingException {
        List<Act> acts = new ArrayList<>();
        List<Object> forgotten = new ArrayList<>();
        Map<Long, Map<String, Object>> problems = new LinkedHashMap<>();
        for (Map<String, Object> row : due) {
            JsonNode event = JSON.readTree((String) row.get("facts"));
            Optional<Act> act = Optional.empty();
            try {
                act = act(event);
            } catch (Conditions.Unclear | Action.CannotPlan e) {
                problems.put(ruleId(event), problem(event, e.getMessage()));
            } catch (JsonProcessingException e) {
                problems.put(ruleId(event), problem(event, "an action of the rule cannot be read any more"));
            }
            act.ifPresentOrElse(acts::add, () -> forgotten.add(row.get("event_id")));
        }
        String ids = forgotten.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        return new Decisions(acts, ids, JSON.writeValueAsString(problems.values()));
    }

    private Optional<Act> act(JsonNode event) throws JsonProcessingException {
        Facts facts = new Facts(event);
        JsonNode rule = event.path("rule");
        boolean concerns = facts.isPresent()
                && (facts.isActive() || rule.path("event").asText().equals("stageChanged"));
        if (!concerns || !conditions.holds(rule.path("condition").asText(), facts.variables())) {
            return Optional.empty();
        }
        List<Step> steps = steps(rule, facts);
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Act(
                        eventId(event),
                        event.path("tenant").asText(),
                        ruleId(event),
                        rule.path("revision").asInt(),
                        facts.applicationId(),
                        facts.candidateId(),
                        facts.jobId(),
                        event.path("version").asInt(),
                        facts.score(),
                        facts.band(),
                        JSON.writeValueAsString(steps),
                        state(rule.path("mode").asText())));
    }

    /** All steps that change something, and behind them the line for the candidate's timeline that tells of them. */
    private static List<Step> steps(JsonNode rule, Facts facts) throws JsonProcessingException {
        List<Step> steps = new ArrayList<>();
        for (JsonNode action : rule.path("actions")) {
            JSON.treeToValue(action, Action.class).plan(facts).ifPresent(steps::add);
        }
        String told = steps.stream()
                .filter(step -> step.kind() != null && !step.kind().equals("note"))
                .map(Step::what)
                .collect(Collectors.joining("; "));
        if (!told.isEmpty()) {
            String line = "Rule “" + rule.path("name").asText() + "”: " + told + ".";
            steps.add(Step.note("timeline", "tell the timeline", facts, line));
        }
        return steps;
    }

    private static String state(String mode) {
        return switch (mode) {
            case "automatic" -> "agreed";
            case "approve" -> "waiting";
            default -> "previewed";
        };
    }

    private static Map<String, Object> problem(JsonNode event, String words) {
        return Map.of(
                "ruleId",
                ruleId(event),
                "revision",
                event.path("rule").path("revision").asInt(),
                "words",
                words);
    }

    private static long eventId(JsonNode event) {
        return event.path("eventId").asLong();
    }

    private static long ruleId(JsonNode event) {
        return event.path("rule").path("id").asLong();
    }
}
