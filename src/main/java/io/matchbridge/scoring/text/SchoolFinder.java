package io.matchbridge.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of schools; degree, field and year beside them are left. */
final class SchoolFinder {

    private static final String NAME_WORD =
            "(?:\\p{Lu}[\\p{L}.'’&-]*|of|the|and|at|in|for|de|du|des|la|le|der|die|für|von|din|și)";
    private static final String PROPER = "\\p{Lu}[\\p{L}.'’&-]*";

    /** What a school calls itself, where at least one proper name stands beside it. */
    private static final String SCHOOL =
            "(?:University|Universit[yéèàä]t?|College|Institute|Polytechnic|Academy|Conservatory|Seminary|Gymnasium|Lyc[eé]e|Liceul|Universitatea|Universidad|Universidade|Università|Universität|Hochschule|Fachhochschule|École|Ecole|Escuela|Facultatea|Colegiul|Institutul|Institut|UNIVERSITY)(?!\\p{L})";

    private static final String LEVEL_SCHOOL =
            "(?:(?:Senior |Junior |Technical |Community |Vocational )?(?:High|Middle|Elementary|Primary|Secondary|Grammar|Business|Law|Medical|Graduate|Nursing|Trade|Boarding) School|HIGH SCHOOL)";
    /** A post held at a school is work, and its name is a trade: Elementary School Teacher. */
    private static final String NOT_A_POST =
            "(?![ ]+(?:Teacher|Principal|Counselor|Counsellor|Librarian|Professor|Lecturer|Instructor|Coach|Nurse|Administrator|Diploma|Graduate|Student|Degree|Tutor|Assistant|Aide))";

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("(?<![\\p{L}])(?:The )?" + SCHOOL
                    + " (?:of|for|at|de|du|din|of the|der|für|degli Studi di|Tehnică(?: din)?|Națională(?: de)?) "
                    + "(?:" + NAME_WORD + " ?){1,6}(?:[-–,] ?" + PROPER + ")?"),
            Pattern.compile("(?<![\\p{L}])(?:" + PROPER + " (?:of |& |and )?){1,5}" + SCHOOL + "(?: of (?:" + NAME_WORD
                    + " ?){1,4})?" + NOT_A_POST),
            Pattern.compile("(?<![\\p{L}])(?:" + PROPER + " ){1,5}" + LEVEL_SCHOOL + NOT_A_POST),
            Pattern.compile(
                    "(?<![\\p{L}])(?:Universitatea|Liceul|Colegiul|Facultatea|Institutul|Université|Universidad|Università|Universität|Hochschule|Lycée) (?:"
                            + NAME_WORD + " ?[„”\"]?){1,5}"));

    /** A degree or field before the school's name belongs to the person, not to the school. */
    private static final Pattern DEGREE = Pattern.compile(
            "(?:Bachelors?|Masters?|Doctor(?:ate)?|Associates?|Diploma|Degree|Certificate|Certification|Major|Minor|BSc?|BA|MSc?|MA|MBA|PhD|GED"
                    + "|Sciences?|Arts|Engineering|Administration|Studies|Accounting|Nursing|Business|Education|Management|Technology|Economics"
                    + "|Finance|Marketing|Psychology|Biology|Chemistry|Physics|Mathematics|Law|History|English|Design|Graduated?|Coursework)\\b[ ,:-]*");

    private static final Pattern HINT = Pattern.compile(
            "universi|college|institut|polytechnic|academy|conservatory|seminary|gymnasium|lyc[eé]e|liceul|hochschule|[eé]cole|escuela|facultatea|colegiul|school");

    /** Whether a line, in small letters, is worth a search. */
    static boolean mayBeIn(String small) {
        return HINT.matcher(small).find();
    }

    /** Each school's name in the text. */
    List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                spans.add(new Span(found.start() + degreeLength(found.group()), found.end()));
            }
        }
        return spans;
    }

    /** How far a degree reaches into a match; only before the word that makes it a school. */
    private static int degreeLength(String match) {
        Matcher school = Pattern.compile(SCHOOL + "|" + LEVEL_SCHOOL).matcher(match);
        int nameEnd = school.find() ? school.start() : match.length();
        Matcher degree = DEGREE.matcher(match).region(0, nameEnd);
        int length = 0;
        while (degree.find()) {
            length = degree.end();
        }
        return length;
    }
}
