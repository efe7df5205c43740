package io.matchbridge.records;

import io.matchbridge.http.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Variable;

/**
 * Which applications of a job a caller wants to see, and in which order.
 *
 * @param sort what they are sorted by
 * @param descending the largest first
 * @param minScore the least score, 0 to 100; null: also those without a score
 */
public record Choice(String sort, boolean descending, Integer minScore) {

    private static final Set<String> SORTS =
            Set.of("score", "name", "stage", "status", "scoredAt", "createdAt", "updatedAt");
    private static final String BEST_FIRST = "-score";

    /** @throws Problem 400 for a sort that is not known or a score that is none */
    public static Choice read(@Variable("ask") Map<String, Object> ask) {
        String asked = (String) ask.getOrDefault("sort", BEST_FIRST);
        boolean descending = asked.startsWith("-");
        String sort = descending ? asked.substring(1) : asked;
        if (!SORTS.contains(sort)) {
            throw Problem.invalid(
                    "sort",
                    "sort must be one of " + String.join(", ", new TreeSet<>(SORTS))
                            + ", with - before it to turn it.");
        }
        return new Choice(sort, descending, minScore((String) ask.get("minScore")));
    }

    private static Integer minScore(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100) {
            throw Problem.invalid("minScore", "minScore must be a whole number from 0 to 100.");
        }
        return Integer.valueOf(text);
    }
}
