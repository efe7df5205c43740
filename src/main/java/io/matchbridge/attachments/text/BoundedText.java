package io.matchbridge.attachments.text;

import java.io.IOException;
import java.io.Writer;

/**
 * Text as it is found, up to a cap; ends the reading by {@link Full} when that is reached. Puts U+FFFD in place of what
 * is no character (U+0000, lone surrogates), spaces in place of other controls, and keeps at most one empty line.
 */
final class BoundedText extends Writer {

    /** Enough was read. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final int cap;
    private final StringBuilder text = new StringBuilder();
    private char pendingHigh;

    BoundedText(int cap) {
        this.cap = cap;
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            add(characters[i]);
        }
    }

    @Override
    public void write(String string, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            add(string.charAt(i));
        }
    }

    /** Begins a new line, unless one has just begun. */
    void line() throws IOException {
        if (!atLineStart()) {
            add('\n');
        }
    }

    boolean atLineStart() {
        return text.length() == 0 || text.charAt(text.length() - 1) == '\n';
    }

    private void add(char c) throws IOException {
        if (pendingHigh != 0) {
            char high = pendingHigh;
            pendingHigh = 0;
            if (Character.isLowSurrogate(c)) {
                put(high);
                put(c);
                return;
            }
            put('\uFFFD');
        }
        if (Character.isHighSurrogate(c)) {
            pendingHigh = c;
        } else if (Character.isLowSurrogate(c) || c == 0 || c == '\uFFFE' || c == '\uFFFF') {
            put('\uFFFD');
        } else if (c == '\n') {
            endLine();
        } else if (c == '\r') {
            // A line ends with \n; the \r before it says nothing more.
            return;
        } else if (c == '\u00AD' || c == '\u200B' || c == '\uFEFF') {
            // Soft hyphen, zero-width space, byte order mark: they would break words for whoever searches them.
            return;
        } else {
            put(c == '\u00A0' || c != '\t' && Character.isISOControl(c) ? ' ' : c);
        }
    }

    private void endLine() throws IOException {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        text.setLength(end);
        boolean emptyLineStands = end >= 2 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n';
        if (end > 0 && !emptyLineStands) {
            put('\n');
        }
    }

    private void put(char c) throws IOException {
        if (text.length() >= cap) {
            cutAtWord();
            throw new Full();
        }
        text.append(c);
    }

    private void cutAtWord() {
        int end = text.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            text.setLength(end);
        } else if (Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
    }

    /** What was found so far, without blanks at its ends. */
    @Override
    public String toString() {
        return text.toString().strip();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
