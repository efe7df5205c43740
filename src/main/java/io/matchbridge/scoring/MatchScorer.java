package io.matchbridge.scoring;

import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.embedding.TextEmbedder;
import io.matchbridge.scoring.evidence.CopiedPosting;
import io.matchbridge.scoring.evidence.Evidence;
import io.matchbridge.scoring.evidence.Reasons;
import io.matchbridge.scoring.features.Aspect;
import io.matchbridge.scoring.features.BlindCandidate;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.Comparison;
import io.matchbridge.scoring.features.FeatureReader;
import io.matchbridge.scoring.features.Hash;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a job with a candidate by words, skills, dated experience and, where it has an embedder and both are in
 * English, by meaning. docs/scoring.md is its model card.
 */
public final class MatchScorer implements Scorer {

    /** Changes whenever code, weights, tables or model change what a score is. */
    private static final String CODE_VERSION = "5";

    /** Fewer words tell too little: an empty profile must not pass for an average one. */
    private static final int ENOUGH_WORDS = 40;

    static final double MOST = 100;
    static final double MOST_FOR_A_COPY = Band.GOOD.least() - 1.0;

    private final Optional<Embedder> embedder;
    private final FeatureReader reader = new FeatureReader();
    private final Weights weights = Weights.shipped();
    private final ScorerIdentity identity;

    /** By words, skills and experience alone: some 1 ms a pair. */
    public MatchScorer() {
        this(Optional.empty());
    }

    /** By meaning too: some 50 ms a text that is new. */
    public MatchScorer(Embedder embedder) {
        this(Optional.of(embedder));
    }

    private MatchScorer(Optional<Embedder> embedder) {
        this.embedder = embedder;
        this.identity = new ScorerIdentity(
                embedder.isPresent() ? "hybrid" : "lexical",
                CODE_VERSION + "." + weights.version() + (embedder.isPresent() ? "+" + Embedder.MODEL : ""));
    }

    @Override
    public ScorerIdentity identity() {
        return identity;
    }

    @Override
    public Score score(JobText job, CandidateText candidate) {
        BlindCandidate blind = blind(candidate);
        return score(job, features(job), blind, features(blind));
    }

    /** A job, prepared for any number of candidates. */
    public JobFeatures features(JobText job) {
        JobFeatures features = reader.read(job);
        return embedder.map(model -> reader.embed(job, features, model)).orElse(features);
    }

    /** A candidate, prepared for any number of jobs; may be kept for as long as the scorer's version stays. */
    public CandidateFeatures features(CandidateText candidate) {
        return features(blind(candidate));
    }

    /** The same from the texts without what is personal. */
    public CandidateFeatures features(BlindCandidate candidate) {
        CandidateFeatures features = reader.read(candidate);
        return embedder.map(model -> reader.embed(candidate, features, model)).orElse(features);
    }

    /** The candidate's texts without what is personal: what features and reasons are made from. */
    public BlindCandidate blind(CandidateText candidate) {
        return reader.blind(candidate);
    }

    /** The job's features by words and their meaning, with vectors that somebody keeps. */
    public JobFeatures embed(JobText job, JobFeatures features, TextEmbedder texts) {
        return reader.embed(job, features, texts);
    }

    /** The candidate's features by words and their meaning, with vectors that somebody keeps. */
    public CandidateFeatures embed(BlindCandidate candidate, CandidateFeatures features, TextEmbedder texts) {
        return reader.embed(candidate, features, texts);
    }

    /** Whether the meaning of the texts, once they are embedded, would have a say in the score. */
    public static boolean hasMeaning(JobFeatures job, CandidateFeatures candidate) {
        return job.language() == Language.ENGLISH && hasMeaning(candidate);
    }

    /** Whether it would for a job in English. */
    public static boolean hasMeaning(CandidateFeatures candidate) {
        return candidate.language() == Language.ENGLISH && candidate.words() >= ENOUGH_WORDS;
    }

    /** The number alone, 0 to 100, from what was prepared: for ranking many, some microseconds a pair. */
    public double rank(JobFeatures job, CandidateFeatures candidate) {
        return lowered(weights.score(Comparison.compare(job, candidate)), candidate);
    }

    /** A score, lowered in proportion where there are too few words to judge by. */
    public static double lowered(double score, CandidateFeatures candidate) {
        return score * Math.min(ENOUGH_WORDS, candidate.words()) / ENOUGH_WORDS;
    }

    /** The most that texts can get for a job: those that repeat the posting word for word stay below {@link Band#GOOD}. */
    static double most(JobText job, BlindCandidate candidate) {
        return CopiedPosting.in(candidate.all(), job) ? MOST_FOR_A_COPY : MOST;
    }

    /** The score with its reasons, from what was prepared and the texts that it was prepared from. */
    public Score score(JobText job, JobFeatures jobFeatures, BlindCandidate blind, CandidateFeatures features) {
        double[] values = Comparison.compare(jobFeatures, features);
        Evidence evidence = Evidence.of(reader, jobFeatures, blind, features);
        List<String> first = new ArrayList<>();
        double most = most(job, blind);
        double exact = Math.min(rank(jobFeatures, features), most);
        if (features.words() < ENOUGH_WORDS) {
            first.add(
                    "There are only %d words about this candidate, too few to judge by; the score is lowered for that."
                            .formatted(features.words()));
        }
        if (most < MOST) {
            first.add(
                    "The résumé repeats the posting word for word, which shows nothing; the score is held down for that.");
        }
        int score = (int) Math.round(exact);
        return new Score(
                score,
                exact,
                Band.of(score),
                new Reasons(jobFeatures, blind, features, evidence, values).sentences(first),
                factors(values),
                evidence.matched(),
                evidence.missing(),
                identity,
                Hash.of(jobFeatures.hash(), features.hash()),
                state(values, features));
    }

    private static Score.State state(double[] values, CandidateFeatures features) {
        if (features.words() < ENOUGH_WORDS) {
            return Score.State.TOO_LITTLE_TEXT;
        }
        return Double.isNaN(values[Aspect.MEANING.ordinal()]) ? Score.State.LEXICAL : Score.State.FULL;
    }

    private List<Factor> factors(double[] values) {
        List<Factor> factors = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            double weight = weights.weight(aspect, values);
            if (weight > 0) {
                factors.add(new Factor(aspect.label(), weight, values[aspect.ordinal()], aspect.evidence()));
            }
        }
        return factors;
    }
}
