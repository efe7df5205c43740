package io.matchbridge.scoring.features;

/**
 * A skill that a job asks for.
 *
 * @param name its usual name, or the posting's words where the taxonomy does not know it
 * @param words the posting's own words for it
 * @param taxonomyId its id in the taxonomy, or {@link #OWN_WORDS}
 * @param must whether it must be there, or would be good
 * @param soft whether it is a trait of a person rather than of a trade
 * @param stems the stems of its words
 */
public record AskedSkill(String name, String words, int taxonomyId, boolean must, boolean soft, WeightedStems stems) {

    /** Named in the posting's own words only. */
    public static final int OWN_WORDS = -1;

    private static final double MUST = 1;
    private static final double NICE = 0.4;
    private static final double SOFT = 0.5;

    /** How much it counts among the skills asked for. */
    double weight() {
        return (must ? MUST : NICE) * (soft ? SOFT : 1);
    }
}
