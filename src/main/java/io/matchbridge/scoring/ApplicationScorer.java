package io.matchbridge.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.scoring.features.CandidateFeatures;
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
    private final KeptEmbeddings embeddings;
    private final String weightsVersion = Weights.shipped().version();

    public ApplicationScorer(MatchScorer byWords, MatchScorer byMeaning, KeptEmbeddings embeddings) {
        this.byWords = byWords;
        this.byMeaning = byMeaning;
        this.embeddings = embeddings;
    }

    /** By words alone. @param row one of {@code scoring/due.sql} */
    public Map<String, Object> score(@Variable("application") Map<String, Object> row) throws JsonProcessingException {
        Subject subject = Subject.of(row);
        JobFeatures job = byWords.features(subject.job());
        CandidateFeatures candidate = byWords.features(subject.candidate());
        Score score = byWords.score(subject.job(), job, subject.candidate(), candidate);
        return kept(row, score, job, candidate, MatchScorer.hasMeaning(job, candidate));
    }

    /** By meaning too. @param row one of {@code scoring/due-meaning.sql} */
    public Map<String, Object> refine(@Variable("application") Map<String, Object> row) throws JsonProcessingException {
        Subject subject = Subject.of(row);
        JobFeatures job = byWords.features(subject.job());
        CandidateFeatures candidate = byWords.features(subject.candidate());
        return kept(row, best(subject, job, candidate), job, candidate, false);
    }

    /** The versions in use, as {@code scoring/mark-outdated.sql} takes them: {@code words} and {@code meaning}. */
    public Map<String, String> versions() {
        return Map.of(
                "words", byWords.identity().version(),
                "meaning", byMeaning.identity().version());
    }

    /** The best score that we can give, for a subject that need not be an application. */
    Score best(Subject subject) {
        return best(subject, byWords.features(subject.job()), byWords.features(subject.candidate()));
    }

    private Score best(Subject subject, JobFeatures job, CandidateFeatures candidate) {
        return MatchScorer.hasMeaning(job, candidate)
                ? byMeaning.score(
                        subject.job(),
                        embeddings.of(subject.tenant(), subject.jobId()),
                        subject.candidate(),
                        embeddings.of(subject.tenant(), subject.candidateId()))
                : byWords.score(subject.job(), job, subject.candidate(), candidate);
    }

    /** The number alone, by words, for ranking many candidates for one job. */
    double rank(JobFeatures job, CandidateText candidate) {
        return byWords.rank(job, byWords.features(candidate));
    }

    JobFeatures features(JobText job) {
        return byWords.features(job);
    }

    private Map<String, Object> kept(
            Map<String, Object> row, Score score, JobFeatures job, CandidateFeatures candidate, boolean isProvisional)
            throws JsonProcessingException {
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
        kept.put("candidateHash", candidate.hash());
        kept.put("changes", ScoreChanges.json(ScoreChanges.between(row, score, job.hash(), candidate.hash())));
        return kept;
    }
}
