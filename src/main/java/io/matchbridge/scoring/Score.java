package io.matchbridge.scoring;

import java.util.List;

/**
 * How well a candidate fits a job, and why.
 *
 * @param score 0 to 100
 * @param exact the same before rounding, for ranking
 * @param band the score in a word
 * @param reasons 3 to 5 sentences, the most important first
 * @param factors the parts of the score
 * @param matchedSkills skills asked for and shown, what must be there first
 * @param missingSkills skills asked for and not found in the text, what must be there first
 * @param scorer who scored
 * @param inputsHash SHA-256 in hex of the texts that the score was made from, after everything personal was dropped
 * @param state whether there was enough to go by
 */
public record Score(
        int score,
        double exact,
        Band band,
        List<String> reasons,
        List<Factor> factors,
        List<MatchedSkill> matchedSkills,
        List<String> missingSkills,
        ScorerIdentity scorer,
        String inputsHash,
        State state) {

    public Score {
        reasons = List.copyOf(reasons);
        factors = List.copyOf(factors);
        matchedSkills = List.copyOf(matchedSkills);
        missingSkills = List.copyOf(missingSkills);
    }

    /** Whether there was enough text to go by. */
    public enum State {
        /** All parts were compared. */
        FULL,
        /** Compared by words alone: the embedding is still to come, or the language is not English. */
        LEXICAL,
        /** Too few words about the candidate; the number is lowered in proportion and the first reason says so. */
        TOO_LITTLE_TEXT
    }
}
