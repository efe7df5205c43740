package io.matchbridge.scoring;

import io.matchbridge.scoring.features.BlindCandidate;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.KeptFeatures;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Variable;

/** Candidates as they are compared: by what is kept of them where that is of their present texts, else by reading these. */
public final class KnownCandidates {

    /**
     * A candidate.
     *
     * @param blind the texts
     * @param features what is compared
     * @param isNew whether the features were made just now and are to be kept
     */
    record Known(BlindCandidate blind, CandidateFeatures features, boolean isNew) {}

    private final MatchScorer byWords;
    private final MatchScorer byMeaning;
    private final KeptEmbeddings embeddings;

    public KnownCandidates(MatchScorer byWords, MatchScorer byMeaning, KeptEmbeddings embeddings) {
        this.byWords = byWords;
        this.byMeaning = byMeaning;
        this.embeddings = embeddings;
    }

    /** The version that kept features hold for. */
    String version() {
        return byMeaning.identity().version();
    }

    /** @param row with the candidate's texts, and what is kept of the candidate, if anything */
    Known byWords(Map<String, Object> row) {
        BlindCandidate blind = byWords.blind(Subject.of(row).candidate());
        return kept(row)
                .filter(features -> features.hash().equals(blind.hash()))
                .map(features -> new Known(blind, features, false))
                .orElseGet(() -> new Known(blind, byWords.features(blind), true));
    }

    Known withMeaning(Subject subject, Known known) {
        return known.features.isEmbedded()
                ? known
                : new Known(
                        known.blind,
                        byMeaning.embed(
                                known.blind, known.features, embeddings.of(subject.tenant(), subject.candidateId())),
                        true);
    }

    /**
     * Reads the texts; of a candidate who is not to be scored, nothing is to be kept.
     *
     * @param row one of {@code scoring/features/due.sql}
     * @return what {@code scoring/features/keep.sql} takes
     */
    public Map<String, Object> read(@Variable("candidate") Map<String, Object> row) {
        return row.get("not_scored") == null ? toKeep(row, byWords(row)) : nothing(row);
    }

    /**
     * Reads their meaning too.
     *
     * @param row one of {@code scoring/features/due-meaning.sql}
     * @return the same
     */
    public Map<String, Object> embed(@Variable("candidate") Map<String, Object> row) {
        return toKeep(row, withMeaning(Subject.of(row), byWords(row)));
    }

    Map<String, Object> toKeep(Map<String, Object> row, Known known) {
        Map<String, Object> features = nothing(row);
        features.put("words", KeptFeatures.words(known.features));
        features.put("meaning", KeptFeatures.meaning(known.features));
        features.put("hasMeaning", MatchScorer.hasMeaning(known.features));
        return features;
    }

    private Map<String, Object> nothing(Map<String, Object> row) {
        Map<String, Object> features = new HashMap<>();
        features.put("tenant", row.get("tenant"));
        features.put("candidateId", row.get("candidate_id"));
        features.put("textsVersion", row.get("texts_version"));
        features.put("scorerVersion", version());
        features.put("hasMeaning", false);
        return features;
    }

    private Optional<CandidateFeatures> kept(Map<String, Object> row) {
        byte[] words = (byte[]) row.get("kept_words");
        return words != null && version().equals(row.get("kept_version"))
                ? Optional.of(KeptFeatures.read(words, (byte[]) row.get("kept_meaning")))
                : Optional.empty();
    }
}
