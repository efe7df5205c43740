package io.matchbridge.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.scoring.KnownCandidates.Known;
import io.matchbridge.scoring.features.JobFeatures;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * Scores an application as the database knows it, in the form in which the score is kept: at once by words, and then,
 * where meaning has a say, once more with it.
 */
public final class ApplicationScorer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MatchScorer byWords;
    private final MatchScorer byMeaning;
    private final KnownCandidates candidates;
    private final KnownJobs jobs;
    private final String weightsVersion = Weights.shipped().version();

    public ApplicationScorer(MatchScorer byWords, MatchScorer byMeaning, KnownJobs jobs, KnownCandidates candidates) {
        this.byWords = byWords;
        this.byMeaning = byMeaning;
        this.candidates = candidates;
        this.jobs = jobs;
    }

    /** By words alone. @param row one of {@code scoring/due.sql} */
    public Map<String, Object> score(@Variable("application") Map<String, Object> row) throws JsonProcessingException {
        Subject subject = Subject.of(row);
        JobFeatures job = jobs.byWords(subject);
        Known candidate = candidates.byWords(row);
        Score score = byWords.score(subject.job(), job, candidate.blind(), candidate.features());
        return kept(row, score, job, candidate, MatchScorer.hasMeaning(job, candidate.features()));
    }

    /** By meaning too. @param row one of {@code scoring/due-meaning.sql} */
    public Map<String, Object> refine(@Variable("application") Map<String, Object> row) throws JsonProcessingException {
        Subject subject = Subject.of(row);
        JobFeatures job = jobs.byWords(subject);
        Known candidate = candidates.byWords(row);
        if (MatchScorer.hasMeaning(job, candidate.features())) {
            candidate = candidates.withMeaning(subject, candidate);
        }
        return kept(row, best(subject, candidate), job, candidate, false);
    }

    /** The versions in use, as {@code scoring/mark-outdated.sql} takes them: {@code words} and {@code meaning}. */
    public Map<String, String> versions() {
        return Map.of(
                "words", byWords.identity().version(),
                "meaning", byMeaning.identity().version());
    }

    /** The best score that we can give, for a subject that need not be an application. */
    Score best(Map<String, Object> row) {
        Subject subject = Subject.of(row);
        Known candidate = candidates.byWords(row);
        return best(
                subject,
                MatchScorer.hasMeaning(jobs.byWords(subject), candidate.features())
                        ? candidates.withMeaning(subject, candidate)
                        : candidate);
    }

    /** @param candidate by meaning where it has a say */
    private Score best(Subject subject, Known candidate) {
        JobFeatures job = jobs.byWords(subject);
        return MatchScorer.hasMeaning(job, candidate.features())
                ? byMeaning.score(subject.job(), jobs.byMeaning(subject), candidate.blind(), candidate.features())
                : byWords.score(subject.job(), job, candidate.blind(), candidate.features());
    }

    private Map<String, Object> kept(
            Map<String, Object> row, Score score, JobFeatures job, Known candidate, boolean isProvisional)
            throws JsonProcessingException {
        String candidateHash = candidate.features().hash();
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("reasons", score.reasons());
        evidence.put("factors", score.factors());
        evidence.put("matchedSkills", score.matchedSkills());
        evidence.put("missingSkills", score.missingSkills());
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("score", score.score());
        kept.put("band", score.band().json());
        kept.put("evidence", JSON.writeValueAsString(evidence));
        kept.put("scorerName", score.scorer().name());
        kept.put("scorerVersion", score.scorer().version());
        kept.put("refinedVersion", byMeaning.identity().version());
        kept.put("inputsHash", score.inputsHash());
        kept.put("isProvisional", isProvisional);
        kept.put("weightsVersion", weightsVersion);
        kept.put("jobHash", job.hash());
        kept.put("candidateHash", candidateHash);
        kept.put("changes", ScoreChanges.json(ScoreChanges.between(row, score, job.hash(), candidateHash)));
        if (candidate.isNew()) {
            kept.put("features", candidates.toKeep(row, candidate));
        }
        return kept;
    }
}
