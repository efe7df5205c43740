package io.matchbridge.scoring;

import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import io.matchbridge.scoring.Shortlist.Ranked;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.features.KeptFeatures;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Finds candidates who have not applied for a job: ranks all of them by their words, and the nearest once more by meaning
 * too, from what is kept of them. Texts are read only of those who are to be shown.
 */
public final class Rediscovery {

    /**
     * Who comes nearest to a job by words.
     *
     * @param posting what the job says
     * @param job the same, prepared
     * @param candidates their ids
     * @param scorerVersion the version that kept features hold for
     */
    public record Nearest(JobText posting, JobFeatures job, String[] candidates, String scorerVersion) {}

    /** Who is among the best by meaning too is nearly always among as many by words; docs/scoring.md says how often. */
    static final int NEAREST = 5000;

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
        return new Nearest(
                subject.job(),
                jobs.byMeaning(subject),
                nearest,
                scorer.identity().version());
    }

    /**
     * Ranks the nearest by meaning too.
     *
     * @param rows of {@code scoring/rediscover.sql}
     */
    public Shortlist rank(
            @Body List<Map<String, Object>> rows,
            @Variable("nearest") Nearest nearest,
            @Variable("ask") Map<String, Object> ask) {
        return new Shortlist(
                rows.parallelStream()
                        .map(row -> new Ranked(
                                (String) row.get("candidate_id"),
                                (String) row.get("candidate_name"),
                                points(nearest.job, row)))
                        .toList(),
                (Integer) ask.get("limit"));
    }

    /**
     * Looks into the texts of those who are to be shown.
     *
     * @param rows of {@code scoring/rediscover-texts.sql}
     */
    public void read(
            @Body List<Map<String, Object>> rows,
            @Variable("nearest") Nearest nearest,
            @Variable("shortlist") Shortlist shortlist) {
        shortlist.read(rows.parallelStream()
                .map(Subject::of)
                .collect(Collectors.toMap(
                        Subject::candidateId,
                        subject -> MatchScorer.most(nearest.posting, scorer.blind(subject.candidate())))));
    }

    /** The answer, best first. */
    public String answer(@Variable("shortlist") Shortlist shortlist) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", shortlist.best().stream().map(Rediscovery::item).toList());
        answer.put("next", null);
        return Json.write(answer);
    }

    private double points(JobFeatures job, Map<String, Object> row) {
        return scorer.rank(job, KeptFeatures.read((byte[]) row.get("words"), (byte[]) row.get("meaning")));
    }

    private static Map<String, Object> item(Ranked ranked) {
        int score = (int) Math.round(ranked.points());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("candidate", Map.of("id", ranked.candidateId(), "name", ranked.name()));
        item.put("score", score);
        item.put("band", Band.of(score).json());
        return item;
    }
}
