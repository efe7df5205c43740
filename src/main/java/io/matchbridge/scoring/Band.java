package io.matchbridge.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a score means in a word. The borders are fixed; docs/scoring.md gives the observed share of good matches in each. */
public enum Band {
    STRONG(70),
    GOOD(50),
    POSSIBLE(30),
    WEAK(0);

    private final int least;

    Band(int least) {
        this.least = least;
    }

    /** The lowest score, 0 to 100, that is still in this band. */
    public int least() {
        return least;
    }

    /** The band of a score from 0 to 100. */
    public static Band of(int score) {
        for (Band band : values()) {
            if (score >= band.least) {
                return band;
            }
        }
        throw new IllegalArgumentException("a score is 0 to 100, not " + score);
    }

    /** As it stands in JSON: {@code strong}, {@code good}, {@code possible} or {@code weak}. */
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
