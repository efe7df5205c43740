package io.matchbridge.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between a score and the one before.
 *
 * @param causes what was another: {@code job} and {@code candidate} for their texts, {@code scorer} for the version of the scorer
 * @param score both numbers
 * @param factors the parts whose value or weight changed; null where a part was not compared
 * @param skillsGained skills that are shown now and were not
 * @param skillsLost skills that were shown and are not any more
 */
public record ScoreChanges(
        List<String> causes,
        Step<Integer> score,
        List<FactorStep> factors,
        List<String> skillsGained,
        List<String> skillsLost) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value before and after; null where there was none. */
    public record Step<T>(T before, T after) {}

    /** A factor's value before and after, 0 to 1. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record FactorStep(String name, Double before, Double after) {}

    /**
     * Compares a score with the one before.
     *
     * @param former as {@code former_score} gives it: {@code former_score}, {@code former_evidence}, {@code former_version},
     *     {@code former_job}, {@code former_candidate}
     * @return null where there was none before
     */
    static ScoreChanges between(Map<String, Object> former, Score score, String jobHash, String candidateHash)
            throws JsonProcessingException {
        if (former.get("former_score") == null) {
            return null;
        }
        List<String> causes = new ArrayList<>();
        addIfOther(causes, "job", former.get("former_job"), jobHash);
        addIfOther(causes, "candidate", former.get("former_candidate"), candidateHash);
        addIfOther(
                causes, "scorer", former.get("former_version"), score.scorer().version());
        JsonNode evidence = JSON.readTree((String) former.get("former_evidence"));
        Set<String> before = new HashSet<>();
        evidence.path("matchedSkills")
                .forEach(skill -> before.add(skill.path("skill").asText()));
        Set<String> after = new HashSet<>();
        score.matchedSkills().forEach(skill -> after.add(skill.skill()));
        return new ScoreChanges(
                causes,
                new Step<>(((Number) former.get("former_score")).intValue(), score.score()),
                factors(evidence.path("factors"), score.factors()),
                after.stream().filter(skill -> !before.contains(skill)).sorted().toList(),
                before.stream().filter(skill -> !after.contains(skill)).sorted().toList());
    }

    /** As it is kept. */
    static String json(ScoreChanges changes) throws JsonProcessingException {
        return changes == null ? null : JSON.writeValueAsString(changes);
    }

    private static void addIfOther(List<String> causes, String cause, Object before, String after) {
        if (before != null && !before.equals(after)) {
            causes.add(cause);
        }
    }

    private static List<FactorStep> factors(JsonNode before, List<Factor> after) {
        Map<String, Double> former = new LinkedHashMap<>();
        before.forEach(factor ->
                former.put(factor.path("name").asText(), factor.path("value").asDouble()));
        List<FactorStep> steps = new ArrayList<>();
        for (Factor factor : after) {
            Double value = former.remove(factor.name());
            if (value == null || value != factor.value()) {
                steps.add(new FactorStep(factor.name(), value, factor.value()));
            }
        }
        former.forEach((name, value) -> steps.add(new FactorStep(name, value, null)));
        return steps;
    }
}
