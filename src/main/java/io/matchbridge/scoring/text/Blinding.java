package io.matchbridge.scoring.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blanks what tells who somebody is before anything is scored: name, contact, address, birth, gender, marital status,
 * nationality, photo and names of schools. Degree and field of study stay.
 */
public final class Blinding {

    /** The hint that any digit is. */
    private static final String DIGIT = "0-9";

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A pattern that is tried only on lines with one of the hints, in small letters: most lines have none. */
    private record Rule(Personal kind, List<String> hints, Pattern pattern) {

        boolean mayBeIn(String small, boolean digit) {
            return hints.contains(DIGIT) && digit || hints.stream().anyMatch(small::contains);
        }
    }

    private static final String MONTH =
            "(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ian|iul|iun)\\p{L}*";
    private static final String DATE = "(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.? " + MONTH + ",? \\d{4}|"
            + MONTH + " \\d{1,2},? \\d{4}|\\d{4}-\\d{2}-\\d{2})";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Personal.EMAIL,
                    List.of("@", "[e"),
                    Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+|\\[e-?mail]", I)),
            new Rule(
                    Personal.LINK,
                    List.of("http", "www.", "[url", ".com", "/"),
                    Pattern.compile(
                            "(?:https?://|www\\.)\\S+|\\[url]|(?<![\\w@.])(?:[\\w-]+\\.)+(?:com|org|net|io|dev|me|eu|de|fr|ro|es|it|uk|in)/\\S*|(?<![\\w.])(?:linkedin|github|gitlab|xing|facebook|twitter|instagram)\\.com\\S*",
                            I)),
            new Rule(
                    Personal.BIRTH_OR_AGE,
                    List.of("born", "age", "year", "y/o", "yo"),
                    Pattern.compile(
                            "\\bborn(?: on| in)? (?:" + DATE
                                    + "|\\d{4})(?: in \\p{Lu}\\p{L}+)?|\\b(?:aged? )?\\d{2}[ -]years?[ -]old\\b|\\baged? \\d{2}\\b|\\b\\d{2} y/?o\\b",
                            I)),
            new Rule(
                    Personal.GENDER,
                    List.of("/"),
                    Pattern.compile(
                            "\\((?:she|he|they) ?/ ?(?:her|him|them)(?: ?/ ?\\p{L}+)?\\)|\\b(?:she|he) ?/ ?(?:her|him)\\b",
                            I)),
            new Rule(
                    Personal.GENDER,
                    List.of("he", "his", "him", "hers"),
                    Pattern.compile("\\b(?:he|she|his|her|hers|him|himself|herself)\\b", I)),
            new Rule(
                    Personal.GENDER,
                    List.of("mr", "miss", "ms."),
                    Pattern.compile("\\b(?:Mr|Mrs|Miss)\\b\\.?(?= \\p{Lu})|\\bMs\\.(?= \\p{Lu})")),
            new Rule(
                    Personal.MARITAL_STATUS,
                    List.of("married", "single", "divorced", "widowed"),
                    Pattern.compile(
                            "^[ \\t]*(?:married|single|divorced|widowed|unmarried)(?:,? (?:with )?(?:no|one|two|three|four|\\d) (?:children|kids|child))?[ \\t.]*$",
                            I | Pattern.MULTILINE)),
            new Rule(
                    Personal.MARITAL_STATUS,
                    List.of(" of "),
                    Pattern.compile(
                            "\\b(?:(?:proud|single|working) )?(?:mother|father|mum|mom|dad|parent) of (?:an? |one|two|three|four|five|\\d)(?: ?(?:children|kids|child|sons?|daughters?|boys?|girls?|twins))?\\b",
                            I)),
            new Rule(
                    Personal.NATIONALITY,
                    List.of("citizen", "national"),
                    Pattern.compile("\\b(?:\\p{Lu}[\\p{L}.]+ ){1,2}(?:[Cc]itizen|national)(?=[ \\t]*(?:$|[.,;|()]))")),
            new Rule(
                    Personal.PHOTO,
                    List.of("[photo", "[picture", "[image", ".jp", ".png", ".gif", ".heic"),
                    Pattern.compile("\\[(?:photo|picture|image)]|\\S+\\.(?:jpe?g|png|gif|heic)\\b", I)),
            new Rule(
                    Personal.ADDRESS,
                    List.of(DIGIT),
                    Pattern.compile(
                            "\\b\\d{1,5}[a-z]?,? (?:[NSEW]\\.? )?(?:\\p{Lu}[\\p{L}.'-]*|\\d+(?:st|nd|rd|th)) ?(?:\\p{Lu}[\\p{L}.'-]* ){0,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Terrace|Way|Parkway|Pkwy|Circle|Highway|Hwy)\\b\\.?[^\\n|•]*")),
            new Rule(
                    Personal.ADDRESS,
                    List.of(
                            "str",
                            "bulevardul",
                            "bd.",
                            "calea",
                            "avenida",
                            "calle",
                            "rue",
                            "via",
                            "piazza",
                            "plaza",
                            "weg ",
                            "platz ",
                            "allee ",
                            "gasse "),
                    Pattern.compile(
                            "\\b(?:Strada|Str\\.|Bulevardul|Bd\\.|Calea|Avenida|Calle|Rue|Via|Viale|Piazza|Plaza)\\s+\\p{Lu}[^\\n|•]*|\\b\\p{Lu}\\p{L}+(?:straße|strasse|str\\.|weg|platz|allee|gasse) \\d+[^\\n|•]*")),
            new Rule(Personal.ADDRESS, List.of("box"), Pattern.compile("\\bP\\.? ?O\\.? Box \\d+[^\\n|•]*", I)),
            new Rule(
                    Personal.ADDRESS,
                    List.of(DIGIT),
                    Pattern.compile("\\b\\p{Lu}[\\p{L} .'-]{1,30}, ?[A-Z]{2},? \\d{5}(?:-\\d{4})?\\b")),
            new Rule(
                    Personal.ADDRESS,
                    List.of(DIGIT),
                    Pattern.compile(
                            "\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b|\\b[A-Z]{2} \\d{5}(?:-\\d{4})?\\b|^[ \\t]*\\d{4,6} \\p{Lu}\\p{L}+[ \\t]*$",
                            Pattern.MULTILINE)),
            new Rule(
                    Personal.PHONE,
                    List.of(DIGIT, "[phone"),
                    Pattern.compile(
                            "\\[phone]|\\+\\d[\\d ()./-]{7,18}\\d|\\(\\d{3}\\) ?\\d{3}[ .-]?\\d{4}|(?<![\\d.-])\\d{3}[ .-]\\d{3}[ .-]\\d{4}(?![\\d-])|(?<![\\d./-])0\\d{2,4}[ /-]?\\d{3,4}[ -]?\\d{3,5}(?![\\d-])")));

    private final PersonalLabels labels = new PersonalLabels();
    private final NameFinder names = new NameFinder();
    private final HeadFinder heads = new HeadFinder();
    private final SchoolFinder schools = new SchoolFinder();

    /** A text about a person; name and addresses may be empty: then the name is looked for in the text's head. */
    public BlindText blind(String text, String name, List<String> emails) {
        StringBuilder blind = new StringBuilder(text);
        Set<Personal> dropped = EnumSet.noneOf(Personal.class);
        for (String email : emails) {
            Matcher found = Pattern.compile(Pattern.quote(email), I).matcher(text);
            while (!email.isBlank() && found.find()) {
                blank(blind, dropped, Personal.EMAIL, new Span(found.start(), found.end()));
            }
        }
        labels.find(text).forEach(labelled -> blank(blind, dropped, labelled.kind(), labelled.span()));
        blankByLine(blind, dropped);
        Optional<HeadFinder.Head> head = name.isBlank() ? heads.find(text) : Optional.empty();
        head.ifPresent(found -> found.contacts().forEach(span -> blank(blind, dropped, Personal.ADDRESS, span)));
        names.find(blind.toString(), head.map(HeadFinder.Head::name).orElse(name))
                .forEach(span -> blank(blind, dropped, Personal.NAME, span));
        return new BlindText(text, blind.toString(), dropped);
    }

    private void blankByLine(StringBuilder blind, Set<Personal> dropped) {
        int start = 0;
        while (start < blind.length()) {
            int newline = blind.indexOf("\n", start);
            int end = newline < 0 ? blind.length() : newline;
            blankLine(blind, start, end, dropped);
            start = end + 1;
        }
    }

    private void blankLine(StringBuilder blind, int start, int end, Set<Personal> dropped) {
        String line = blind.substring(start, end);
        String small = line.toLowerCase(Locale.ROOT);
        boolean digit = line.chars().anyMatch(Character::isDigit);
        for (Rule rule : RULES) {
            if (rule.mayBeIn(small, digit)) {
                Matcher found = rule.pattern().matcher(blind.substring(start, end));
                while (found.find()) {
                    blank(blind, dropped, rule.kind(), new Span(start + found.start(), start + found.end()));
                }
            }
        }
        if (SchoolFinder.mayBeIn(small)) {
            schools.find(blind.substring(start, end))
                    .forEach(span ->
                            blank(blind, dropped, Personal.SCHOOL, new Span(start + span.start(), start + span.end())));
        }
    }

    private static void blank(StringBuilder text, Set<Personal> dropped, Personal kind, Span span) {
        for (int at = span.start(); at < span.end(); at++) {
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, ' ');
            }
        }
        dropped.add(kind);
    }
}
