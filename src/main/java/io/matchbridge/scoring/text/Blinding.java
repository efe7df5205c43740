package io.matchbridge.scoring.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blanks what tells who somebody is before anything is scored: name, contact, address, birth, gender, marital status,
 * nationality, photo and names of schools. Degree and field of study stay.
 */
public final class Blinding {

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private record Rule(Personal kind, Pattern pattern) {}

    private static final String MONTH =
            "(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ian|iul|iun)\\p{L}*";
    private static final String DATE = "(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.? " + MONTH + ",? \\d{4}|"
            + MONTH + " \\d{1,2},? \\d{4}|\\d{4}-\\d{2}-\\d{2})";

    private static final List<Rule> RULES = List.of(
            new Rule(Personal.EMAIL, Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+|\\[e-?mail]", I)),
            new Rule(
                    Personal.LINK,
                    Pattern.compile(
                            "(?:https?://|www\\.)\\S+|\\[url]|(?<![\\w@.])(?:[\\w-]+\\.)+(?:com|org|net|io|dev|me|eu|de|fr|ro|es|it|uk|in)/\\S*|(?<![\\w.])(?:linkedin|github|gitlab|xing|facebook|twitter|instagram)\\.com\\S*",
                            I)),
            new Rule(
                    Personal.BIRTH_OR_AGE,
                    Pattern.compile(
                            "\\bborn(?: on| in)? (?:" + DATE
                                    + "|\\d{4})(?: in \\p{Lu}\\p{L}+)?|\\b(?:aged? )?\\d{2}[ -]years?[ -]old\\b|\\baged \\d{2}\\b|\\b\\d{2} y/?o\\b",
                            I)),
            new Rule(
                    Personal.GENDER,
                    Pattern.compile(
                            "\\((?:she|he|they) ?/ ?(?:her|him|them)(?: ?/ ?\\p{L}+)?\\)|\\b(?:she|he) ?/ ?(?:her|him)\\b",
                            I)),
            new Rule(Personal.GENDER, Pattern.compile("\\b(?:he|she|his|her|hers|him|himself|herself)\\b", I)),
            new Rule(Personal.GENDER, Pattern.compile("\\b(?:Mr|Mrs|Miss)\\b\\.?(?= \\p{Lu})|\\bMs\\.(?= \\p{Lu})")),
            new Rule(
                    Personal.MARITAL_STATUS,
                    Pattern.compile(
                            "^[ \\t]*(?:married|single|divorced|widowed|unmarried)(?:,? (?:with )?(?:no|one|two|three|four|\\d) (?:children|kids|child))?[ \\t.]*$",
                            I | Pattern.MULTILINE)),
            new Rule(
                    Personal.PHOTO, Pattern.compile("\\[(?:photo|picture|image)]|\\S+\\.(?:jpe?g|png|gif|heic)\\b", I)),
            new Rule(
                    Personal.ADDRESS,
                    Pattern.compile(
                            "\\b\\d{1,5}[a-z]?,? (?:[NSEW]\\.? )?(?:\\p{Lu}[\\p{L}.'-]*|\\d+(?:st|nd|rd|th)) ?(?:\\p{Lu}[\\p{L}.'-]* ){0,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Terrace|Way|Parkway|Pkwy|Circle|Highway|Hwy)\\b\\.?[^\\n|•]*")),
            new Rule(
                    Personal.ADDRESS,
                    Pattern.compile(
                            "\\b(?:Strada|Str\\.|Bulevardul|Bd\\.|Calea|Avenida|Calle|Rue|Via|Viale|Piazza|Plaza)\\s+\\p{Lu}[^\\n|•]*|\\b\\p{Lu}\\p{L}+(?:straße|strasse|str\\.|weg|platz|allee|gasse) \\d+[^\\n|•]*")),
            new Rule(Personal.ADDRESS, Pattern.compile("\\bP\\.? ?O\\.? Box \\d+[^\\n|•]*", I)),
            new Rule(
                    Personal.ADDRESS,
                    Pattern.compile("\\b\\p{Lu}[\\p{L} .'-]{1,30}, ?[A-Z]{2},? \\d{5}(?:-\\d{4})?\\b")),
            new Rule(
                    Personal.ADDRESS,
                    Pattern.compile(
                            "\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b|\\b[A-Z]{2} \\d{5}(?:-\\d{4})?\\b|^[ \\t]*\\d{4,6} \\p{Lu}\\p{L}+[ \\t]*$",
                            Pattern.MULTILINE)),
            new Rule(
                    Personal.PHONE,
                    Pattern.compile(
                            "\\[phone]|\\+\\d[\\d ()./-]{7,18}\\d|\\(\\d{3}\\) ?\\d{3}[ .-]?\\d{4}|(?<![\\d.-])\\d{3}[ .-]\\d{3}[ .-]\\d{4}(?![\\d-])|(?<![\\d./-])0\\d{2,4}[ /-]?\\d{3,4}[ -]?\\d{3,5}(?![\\d-])")));

    private final PersonalLabels labels = new PersonalLabels();
    private final NameFinder names = new NameFinder();
    private final SchoolFinder schools = new SchoolFinder();

    /** A text about a person; name and addresses may be empty. */
    public BlindText blind(String text, String name, List<String> emails) {
        StringBuilder blind = new StringBuilder(text);
        Set<Personal> dropped = EnumSet.noneOf(Personal.class);
        for (String email : emails) {
            blank(blind, dropped, new Rule(Personal.EMAIL, Pattern.compile(Pattern.quote(email), I)));
        }
        labels.find(text).forEach(labelled -> blank(blind, dropped, labelled.kind(), labelled.span()));
        for (Rule rule : RULES) {
            blank(blind, dropped, rule);
        }
        names.find(blind.toString(), name).forEach(span -> blank(blind, dropped, Personal.NAME, span));
        schools.find(blind.toString()).forEach(span -> blank(blind, dropped, Personal.SCHOOL, span));
        return new BlindText(text, blind.toString(), dropped);
    }

    private static void blank(StringBuilder text, Set<Personal> dropped, Rule rule) {
        Matcher found = rule.pattern().matcher(text.toString());
        while (found.find()) {
            blank(text, dropped, rule.kind(), new Span(found.start(), found.end()));
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
