package io.matchbridge.scoring.secondreader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.matchbridge.scoring.Band;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a language model found, as far as it could be proved. No number is read from its answer: the score is the share of
 * requirements met, in which a nice-to-have counts {@value #NICE} of a must-have, and only a verdict whose quote stands in
 * the candidate's text counts as met.
 *
 * @param score 0 to 100
 * @param findings one a requirement, in the posting's order
 */
public record Reading(int score, List<Finding> findings) {

    private static final double NICE = 0.4;
    private static final int SHORTEST_QUOTE = 3;
    private static final int LONGEST_QUOTE = 400;
    private static final Set<String> MEMBERS = Set.of("id", "verdict", "quote");
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What is known of a requirement. */
    public enum Verdict {
        MET,
        NOT_FOUND,
        UNCLEAR
    }

    /**
     * One requirement.
     *
     * @param requirement the posting's words
     * @param must whether it must be there, or would be good
     * @param verdict met, not_found or unclear
     * @param quote from the candidate's text, where it is met
     */
    public record Finding(String requirement, boolean must, String verdict, String quote) {}

    public Reading {
        findings = List.copyOf(findings);
    }

    public Band band() {
        return Band.of(score);
    }

    /**
     * Reads a model's answer strictly.
     *
     * @throws UnusableAnswer when it is not exactly what was asked for
     */
    static Reading of(Question question, String answer) {
        Map<Integer, JsonNode> byId = byId(question, answer);
        String text = plain(question.resume());
        List<Finding> findings = new ArrayList<>();
        double all = 0;
        double met = 0;
        for (Question.Requirement requirement : question.requirements()) {
            JsonNode item = byId.get(requirement.id());
            Verdict verdict = verdict(item.path("verdict"));
            String quote = item.path("quote").isTextual() ? item.path("quote").asText() : null;
            boolean proved = quote != null
                    && quote.strip().length() >= SHORTEST_QUOTE
                    && quote.length() <= LONGEST_QUOTE
                    && text.contains(plain(quote));
            if (verdict == Verdict.MET && !proved) {
                verdict = Verdict.UNCLEAR;
            }
            double weight = requirement.must() ? 1 : NICE;
            all += weight;
            met += verdict == Verdict.MET ? weight : 0;
            findings.add(new Finding(
                    requirement.text(),
                    requirement.must(),
                    verdict.name().toLowerCase(Locale.ROOT),
                    verdict == Verdict.MET ? quote.strip() : null));
        }
        return new Reading((int) Math.round(100 * met / all), findings);
    }

    private static Map<Integer, JsonNode> byId(Question question, String answer) {
        JsonNode root;
        try {
            root = STRICT.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer("it is not JSON");
        }
        if (root == null
                || !root.isObject()
                || root.size() != 1
                || !root.path("requirements").isArray()) {
            throw new UnusableAnswer("it is not the object that was asked for");
        }
        Map<Integer, JsonNode> byId = new HashMap<>();
        for (JsonNode item : root.path("requirements")) {
            if (!item.path("id").isInt() || byId.put(item.path("id").intValue(), item) != null) {
                throw new UnusableAnswer("a requirement's id is missing or stands twice");
            }
            item.fieldNames().forEachRemaining(name -> {
                if (!MEMBERS.contains(name)) {
                    throw new UnusableAnswer("a requirement has a member that was not asked for");
                }
            });
        }
        boolean complete = question.requirements().stream().allMatch(asked -> byId.containsKey(asked.id()));
        if (!complete || byId.size() != question.requirements().size()) {
            throw new UnusableAnswer("its requirements are not those that were asked about");
        }
        return byId;
    }

    private static Verdict verdict(JsonNode word) {
        return switch (word.asText()) {
            case "met" -> Verdict.MET;
            case "not_found" -> Verdict.NOT_FOUND;
            case "unclear" -> Verdict.UNCLEAR;
            default -> throw new UnusableAnswer("a verdict is none of the three");
        };
    }

    /** Line breaks and blanks are not proof of anything. */
    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
