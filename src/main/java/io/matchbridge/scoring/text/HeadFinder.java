package io.matchbridge.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds who a résumé is of by its head alone, for when nobody gave the name: a line of a few capitalised words that are
 * no trade's, with contacts in the lines below.
 */
final class HeadFinder {

    private static final int MOST_LINES = 3;
    private static final int LINES_TO_CONTACTS = 3;
    private static final int MOST_CONTACT_LINES = 5;
    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern NO_LINE_OF_A_PERSON =
            Pattern.compile("^\\W*$|personal (?:information|details)|curriculum vitae|r[eé]sum[eé]|^\\W*cv\\W*$", I);
    private static final Pattern NAME = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}'’-]*\\.?)(?: (?:\\p{Lu}[\\p{L}'’-]*\\.?|de|del|van|von|der|da|al|bin)){1,4}");
    private static final Pattern HEADING = Pattern.compile(
            "skills|education|experience|summary|profile|objective|highlights|experien[țt]|educa[țt]ie|services|university|school",
            I);
    private static final Pattern CONTACT = Pattern.compile(
            "@|\\[(?:e-?mail|phone|url)]|https?:|www\\.|\\+\\d|(?<!\\d)(?!(?:19|20)\\d\\d(?!\\d))\\d{2,}|\\p{L} \\d[a-z]?$");
    /** Lima, Peru. */
    private static final Pattern PLACE =
            Pattern.compile("\\p{Lu}[\\p{L} .'’-]{1,40}(?:, ?\\p{Lu}[\\p{L} .'’-]{1,40}){1,3}");

    /**
     * A résumé's head.
     *
     * @param name the name that stands there
     * @param contacts the lines of places and contacts below it
     */
    record Head(String name, List<Span> contacts) {}

    private record Line(String words, Span span) {}

    /** The head, if it names somebody. */
    Optional<Head> find(String text) {
        List<Line> lines = firstLines(text);
        int seen = 0;
        for (int i = 0; i < lines.size() && seen < MOST_LINES; i++) {
            String words = lines.get(i).words();
            if (NO_LINE_OF_A_PERSON.matcher(words).find()) {
                continue;
            }
            seen++;
            if (NAME.matcher(words).matches() && !isOfATrade(words) && hasContactsBelow(lines, i)) {
                return Optional.of(new Head(words, contacts(lines, i)));
            }
        }
        return Optional.empty();
    }

    private static boolean hasContactsBelow(List<Line> lines, int name) {
        return lines.subList(name + 1, Math.min(lines.size(), name + 1 + LINES_TO_CONTACTS)).stream()
                .anyMatch(line -> isContact(line.words()));
    }

    private static List<Span> contacts(List<Line> lines, int name) {
        List<Span> contacts = new ArrayList<>();
        for (int i = name + 1; i < Math.min(lines.size(), name + 1 + MOST_CONTACT_LINES); i++) {
            String words = lines.get(i).words();
            if (words.isEmpty()) {
                break;
            }
            if (isContact(words) || PLACE.matcher(words).matches() && !isOfATrade(words)) {
                contacts.add(lines.get(i).span());
            }
        }
        return contacts;
    }

    private static boolean isOfATrade(String words) {
        return RoleWords.in(words) || HEADING.matcher(words).find();
    }

    private static boolean isContact(String words) {
        return CONTACT.matcher(words).find() && words.length() < 160 && !isOfATrade(words);
    }

    /** Blank lines above the first words are left out. */
    private static List<Line> firstLines(String text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n", MOST_LINES + MOST_CONTACT_LINES + 8)) {
            String words = line.replaceAll("[*#_]+", "").strip();
            if (!words.isEmpty() || !lines.isEmpty()) {
                lines.add(new Line(words, new Span(at, at + line.length())));
            }
            at += line.length() + 1;
        }
        return lines;
    }
}
