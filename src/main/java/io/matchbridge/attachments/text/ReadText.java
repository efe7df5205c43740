package io.matchbridge.attachments.text;

/**
 * What became of one attachment.
 *
 * @param state whether there is text, and if not, why not
 * @param text the text in reading order, lines separated by {@code \n}; empty unless the state is {@code READ}. It holds
 *     no U+0000 and no lone surrogate, so every database takes it
 * @param reason one sentence for an operator, never a word from the file or its name; empty when all was read
 */
public record ReadText(State state, String text, String reason) {

    /** The states in which the reading of a file ends. */
    public enum State {
        /** The text was found, whole or as far as the limits allow. */
        READ,
        /** The file is sound, but holds a picture of text or nothing at all. */
        NO_TEXT,
        /** A kind of file that is not read. */
        UNSUPPORTED,
        /** Longer than the input cap. */
        TOO_LARGE,
        /** Not read within the time limit. */
        TIMED_OUT,
        /** Damaged, protected by a password, or made to exhaust its reader. */
        BROKEN
    }
}
