package io.matchbridge.scoring.evidence;

import io.matchbridge.scoring.MatchedSkill;
import io.matchbridge.scoring.features.AskedSkill;
import io.matchbridge.scoring.features.BlindCandidate;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.FeatureReader;
import io.matchbridge.scoring.features.JobFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a candidate's text shows of the skills a job asks for, with the places that show it.
 *
 * @param matched skills shown, with their quotes, what must be there first
 * @param missing skills not found, in the job's own words, what must be there first
 * @param mustAsked how many skills must be there
 * @param mustShown the names of those that are
 * @param mustMissing those that are not found, in the job's own words
 * @param niceShown the names of those that would be good and are there
 */
public record Evidence(
        List<MatchedSkill> matched,
        List<String> missing,
        int mustAsked,
        List<String> mustShown,
        List<String> mustMissing,
        List<String> niceShown) {

    /** Collects it from the candidate's own words. */
    public static Evidence of(
            FeatureReader reader, JobFeatures job, BlindCandidate candidate, CandidateFeatures features) {
        Quotes quotes = new Quotes(reader, candidate, features.language());
        String text = candidate.all().toLowerCase(Locale.ROOT);
        List<MatchedSkill> matched = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> mustShown = new ArrayList<>();
        List<String> mustMissing = new ArrayList<>();
        List<String> niceShown = new ArrayList<>();
        for (AskedSkill skill : job.skills()) {
            Optional<String> quote = quotes.of(skill);
            if (quote.isPresent()) {
                matched.add(new MatchedSkill(skill.name(), quote.get()));
                (skill.must() ? mustShown : niceShown).add(skill.name());
            } else if (!stands(skill.words(), text)) {
                missing.add(skill.words());
                if (skill.must()) {
                    mustMissing.add(skill.words());
                }
            }
        }
        return new Evidence(matched, missing, mustShown.size() + mustMissing.size(), mustShown, mustMissing, niceShown);
    }

    /** Words that do stand there, if only with another meaning, are not reported as not found. */
    private static boolean stands(String words, String text) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(words.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }
}
