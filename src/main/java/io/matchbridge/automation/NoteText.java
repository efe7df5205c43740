package io.matchbridge.automation;

/** Text as a note in the ATS shows it: its HTML has few elements, and a text needs none of them. */
final class NoteText {

    private NoteText() {}

    /** Line breaks stay; other control characters, which nobody sees, go. */
    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> {
                    if (character == '\n' || !Character.isISOControl(character)) {
                        html.appendCodePoint(character);
                    }
                }
            }
        });
        return html.toString();
    }
}
