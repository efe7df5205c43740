package io.matchbridge.scoring.resume;

import java.util.regex.Pattern;

/** Finds the role that a résumé puts above everything else. */
public final class HeadlineFinder {

    private static final int MOST_LINES = 4;
    private static final int MOST_WORDS = 16;
    private static final Pattern LABEL =
            Pattern.compile("^(?:designation|position|profession|job title|title|role) ?: ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_ROLE = Pattern.compile(
            "\\d{3}|[@:|]|^\\W*$|^#|[.!?]$|personal information|curriculum vitae|r[eé]sum[eé]|^-",
            Pattern.CASE_INSENSITIVE);

    /** The role, or nothing if the first lines name none. */
    public String find(String resume) {
        int seen = 0;
        for (String line : resume.split("\n", 40)) {
            String words = LABEL.matcher(line.strip()).replaceFirst("");
            if (words.isEmpty()) {
                continue;
            }
            if (seen++ == MOST_LINES || !Sections.headingOf(line).isEmpty()) {
                return "";
            }
            boolean role = words.length() > 1
                    && words.split("\\s+").length <= MOST_WORDS
                    && !Character.isLowerCase(words.charAt(0))
                    && !NO_ROLE.matcher(words).find();
            if (role) {
                return words;
            }
        }
        return "";
    }
}
