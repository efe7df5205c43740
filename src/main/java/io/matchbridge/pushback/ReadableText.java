package io.matchbridge.pushback;

/** Text that people will read in a field or a note of the ATS, whatever was in the document that it was taken from. */
final class ReadableText {

    private ReadableText() {}

    /**
     * The text without what no one can see: control characters, halves of a character, and marks that turn the direction of
     * what stands after them. White space of any kind is a blank; a line break stays.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n') {
                clean.append('\n');
            } else if (Character.isWhitespace(character)) {
                clean.append(' ');
            } else if (!isUnseen(character)) {
                clean.appendCodePoint(character);
            }
        });
        return clean.toString();
    }

    /** At most so many characters, cut between two of them and with an ellipsis. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static boolean isUnseen(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character == 0x200E
                || character == 0x200F
                || character == 0xFEFF;
    }
}
