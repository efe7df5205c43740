package io.matchbridge.scoring.posting;

/**
 * A line of a posting and what it is for.
 *
 * @param kind what it is for
 * @param text its words without the list's dot
 */
public record PostingLine(Kind kind, String text) {

    /** What a line of a posting is for. */
    public enum Kind {
        /** Must be there. */
        MUST,
        /** Would be good. */
        NICE,
        /** What the work is. */
        DUTY,
        /** What the company offers or says about itself: nobody writes it into a résumé. */
        OFFER
    }

    /** Whether the line says what a candidate should bring. */
    public boolean asks() {
        return kind == Kind.MUST || kind == Kind.NICE;
    }
}
