package io.matchbridge.scoring;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;

/** A score that nobody keeps: of any candidate for any job. */
public final class PairScore {

    /** {@code POST /connections/{tenant}/score}. */
    public record Asked(String candidateId, String jobId) {}

    private final ApplicationScorer scorer;

    public PairScore(ApplicationScorer scorer) {
        this.scorer = scorer;
    }

    /** @throws Problem 400 when a member is missing or malformed */
    public static Asked read(@Body String body) {
        Asked asked = Json.read(body, Asked.class);
        if (asked.candidateId == null) {
            throw Problem.invalid("candidateId", "candidateId is missing.");
        }
        if (asked.jobId == null) {
            throw Problem.invalid("jobId", "jobId is missing.");
        }
        return asked;
    }

    /**
     * The evidence of the pair.
     *
     * @param row of {@code scoring/pair.sql}; null when one of the two is not there
     * @throws Problem 404 then; 422 when the candidate opted out or the résumé cannot be read
     */
    public String score(@Body Map<String, Object> row) {
        if (row == null || row.get("job_id") == null || row.get("candidate_id") == null) {
            throw Problem.notFound("such candidate or job");
        }
        if ("opted-out".equals(row.get("not_scored"))) {
            throw Problem.unprocessable(
                    "opted-out", "This candidate is not scored", "The candidate asked not to be scored by a machine.");
        }
        if ("unreadable".equals(row.get("not_scored"))) {
            throw Problem.unprocessable(
                    "unreadable",
                    "This candidate is not scored",
                    "The résumé holds no text: it is a picture. Ask for one with text.");
        }
        Score score = scorer.best(row);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("score", score.score());
        answer.put("band", score.band().json());
        answer.put("reasons", score.reasons());
        answer.put("factors", score.factors());
        answer.put("matchedSkills", score.matchedSkills());
        answer.put("missingSkills", score.missingSkills());
        answer.put("scorer", score.scorer());
        answer.put("inputsHash", score.inputsHash());
        answer.put("scoredAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        answer.put("previous", null);
        return Json.write(answer);
    }
}
