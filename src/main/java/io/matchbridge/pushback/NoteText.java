package io.matchbridge.pushback;

import java.util.List;
import java.util.Optional;

/** The text of a note, in the few elements of HTML that the ATS keeps: b i u a ul ol li code pre. All else is escaped. */
final class NoteText {

    private static final int MOST_MISSING = 8;
    private static final int LONGEST_REASON = 500;

    private NoteText() {}

    /** A note about a score; its reference is added when it is sent. */
    static String html(Scored scored, String jobTitle, Optional<String> evidence) {
        StringBuilder html = new StringBuilder();
        html.append("<b>Match: ")
                .append(scored.bandTitle())
                .append(", ")
                .append(scored.score())
                .append(" of 100</b>");
        if (jobTitle != null && !jobTitle.isBlank()) {
            html.append(" for ").append(escaped(jobTitle));
        }
        html.append('\n').append(list(scored.reasons()));
        if (!scored.missingSkills().isEmpty()) {
            html.append("\n<b>Not found:</b> ").append(escaped(String.join(", ", first(scored.missingSkills()))));
        }
        evidence.ifPresent(address ->
                html.append("\n<a href=\"").append(escaped(address)).append("\">How this score came about</a>"));
        return html.toString();
    }

    /** A note with the reference by which it is found again. */
    static String referenced(String html, String reference) {
        return html + "\n<i>Matchbridge " + escaped(reference) + "</i>";
    }

    private static String list(List<String> sentences) {
        StringBuilder list = new StringBuilder("<ul>");
        sentences.forEach(sentence -> list.append("<li>")
                .append(escaped(ReadableText.shortened(sentence, LONGEST_REASON)))
                .append("</li>"));
        return list.append("</ul>").toString();
    }

    private static List<String> first(List<String> skills) {
        return skills.subList(0, Math.min(MOST_MISSING, skills.size()));
    }

    /** Text as HTML shows it, whatever is in it. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        ReadableText.clean(text).chars().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n' -> escaped.append(' ');
                default -> escaped.append((char) character);
            }
        });
        return escaped.toString();
    }
}
