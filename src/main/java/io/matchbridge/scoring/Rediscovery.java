package io.matchbridge.scoring;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.features.KeptFeatures;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Finds candidates who have not applied for a job: ranks all of them by their words, and the nearest once more by meaning
 * too. Reads nobody's texts, only what is kept of them.
 */
public final class Rediscovery {

    /**
     * Who comes nearest to a job by words.
     *
     * @param job the job
     * @param candidates their ids
     * @param scorerVersion the version that kept features hold for
     */
    public record Nearest(JobFeatures job, String[] candidates, String scorerVersion) {}

    /** Who is among the best by meaning too is nearly always among as many by words; docs/scoring.md says how often. */
    static final int NEAREST = 5000;

    private record Ranked(Map<String, Object> row, double points) {}

    private final MatchScorer scorer;
    private final KnownJobs jobs;
    private final KeptCandidates candidates;

    /** @param scorer by meaning, whose version kept features hold for */
    public Rediscovery(DataSource database, MatchScorer scorer, KnownJobs jobs) {
        this.scorer = scorer;
        this.jobs = jobs;
        this.candidates = new KeptCandidates(database, scorer.identity().version());
    }

    /**
     * Ranks all by words.
     *
     * @param row of {@code scoring/job.sql}; null when there is no such job
     * @throws Problem 404 then
     */
    public Nearest nearest(@Body Map<String, Object> row) throws SQLException {
        if (row == null) {
            throw Problem.notFound("such job");
        }
        Subject subject = Subject.of(row);
        JobFeatures job = jobs.byWords(subject);
        String[] nearest = candidates
                .nearest(
                        subject.tenant(), subject.jobId(), NEAREST, words -> scorer.rank(job, KeptFeatures.read(words)))
                .toArray(String[]::new);
        return new Nearest(jobs.byMeaning(subject), nearest, scorer.identity().version());
    }

    /**
     * The answer, best first.
     *
     * @param rows of {@code scoring/rediscover.sql}
     */
    public String best(
            @Body List<Map<String, Object>> rows,
            @Variable("nearest") Nearest nearest,
            @Variable("ask") Map<String, Object> ask) {
        List<Map<String, Object>> items = rows.parallelStream()
                .map(row -> new Ranked(row, points(nearest.job, row)))
                .sorted(Comparator.comparingDouble(Ranked::points).reversed().thenComparing(ranked ->
                        (String) ranked.row.get("candidate_id")))
                .limit((Integer) ask.get("limit"))
                .map(Rediscovery::item)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", items);
        answer.put("next", null);
        return Json.write(answer);
    }

    private double points(JobFeatures job, Map<String, Object> row) {
        return scorer.rank(job, KeptFeatures.read((byte[]) row.get("words"), (byte[]) row.get("meaning")));
    }

    private static Map<String, Object> item(Ranked ranked) {
        int score = (int) Math.round(ranked.points);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("candidate", Map.of("id", ranked.row.get("candidate_id"), "name", ranked.row.get("candidate_name")));
        item.put("score", score);
        item.put("band", Band.of(score).json());
        return item;
    }
}
