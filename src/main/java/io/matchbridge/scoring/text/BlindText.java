package io.matchbridge.scoring.text;

import java.util.Set;

/**
 * A text in which everything that tells who somebody is has been blanked, sign by sign, so that a place in it is the
 * same place in the original.
 *
 * @param original the text as it was given
 * @param text the same length, with blanks for what was dropped
 * @param dropped the kinds of what was dropped, never the words themselves
 */
public record BlindText(String original, String text, Set<Personal> dropped) {

    public BlindText {
        dropped = Set.copyOf(dropped);
    }

    /** The blind text with every run of blanks as one: equal for people who differ only in what was dropped. */
    public String normalized() {
        return text.replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll("(?m)^ | $", "")
                .replaceAll("\\n{2,}", "\n")
                .strip();
    }
}
