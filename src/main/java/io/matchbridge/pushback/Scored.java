package io.matchbridge.pushback;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The score of one application, as far as it may be written back.
 *
 * @param score 0 to 100
 * @param band strong, good, possible or weak
 * @param reasons sentences, the most important first
 * @param matchedSkills names of skills that were found
 * @param missingSkills names of skills that were not, what must be there first
 * @param scoredAt when
 * @param version how many times the application has been scored
 */
public record Scored(
        int score,
        String band,
        List<String> reasons,
        List<String> matchedSkills,
        List<String> missingSkills,
        Instant scoredAt,
        int version) {

    /** The bands as people read them. */
    static final List<String> BANDS = List.of("Strong", "Good", "Possible", "Weak");

    /** The band as people read it, such as Strong. */
    public String bandTitle() {
        return band.substring(0, 1).toUpperCase(Locale.ROOT) + band.substring(1);
    }
}
