package io.matchbridge.scoring.resume;

import io.matchbridge.scoring.text.RoleWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dated positions of a résumé: {@code 2015 - 2020}, {@code 04/2019 to 06/2020}, {@code May 2014 – Present},
 * {@code 01.03.2018 - 31.05.2020}, {@code 2018-03 to 2020-05}, {@code 3 years}. Education is no position.
 */
public final class PositionFinder {

    /** The month up to which "present" counts. It belongs to the scorer's version: a score must not change with the day. */
    static final int PRESENT = monthOf(2026, 11);

    private static final int EARLIEST = monthOf(1950, 1);
    private static final int LONGEST = 12 * 50;
    /** How a month is called, January first; a score must not depend on the names that a make of Java knows. */
    private static final List<String> MONTH_NAMES = List.of(
            "january jan januar jänner janvier janv enero ene gennaio gen ianuarie ian janeiro januari",
            "february feb februar février févr fév febrero febbraio februarie fevereiro fev februari",
            "march mar märz mär maerz mars marzo martie março maart mrt",
            "april apr avril avr abril abr aprile aprilie",
            "may mai mayo maggio mag maio mei",
            "june jun juni juin junio giugno giu iunie iun junho",
            "july jul juli juillet juil julio luglio lug iulie iul julho",
            "august aug août aout agosto ago augustus",
            "september sept sep septembre septiembre settembre set septembrie setembro",
            "october oct oktober okt octobre octubre ottobre ott octombrie outubro out",
            "november nov novembre noviembre noiembrie noi novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre decembrie dezembro");

    private static final Map<String, Integer> MONTHS = months();
    private static final String MONTH =
            "(?<!\\p{L})(?:" + String.join("|", MONTHS.keySet()) + "|spring|summer|autumn|fall|winter)(?!\\p{L})";
    private static final String YEAR = "(?:19[5-9]\\d|20[0-4]\\d)";
    private static final String YEAR_AND_MONTH = YEAR + "[./-](?:0[1-9]|1[0-2])(?!\\d)";
    /** {@code 2019-04}, {@code 2019/04/01}; else {@code 2019} with a month and a day before it, or a month alone, or neither. */
    private static final String DATE = "(?:" + YEAR_AND_MONTH + "(?:[./-]\\d{1,2}(?!\\d))?"
            + "|(?!" + YEAR_AND_MONTH + ")(?:\\d{1,2}(?:\\. ?|[ /-]))?"
            + "(?:" + MONTH + "\\.? ?,? ?(?:\\d{1,2}(?:st|nd|rd|th)?,? )?|\\d{1,2} ?[/.-] ?)?" + YEAR + ")";

    private static final Pattern YEAR_FIRST = Pattern.compile("(?<year>" + YEAR + ")[./-](?<month>\\d{2}).*");
    private static final Pattern NUMBERS =
            Pattern.compile("(?:(?<first>\\d{1,2}) ?(?<between>[./-]) ?)?(?<last>\\d{1,2}) ?[./-] ?");
    private static final String UNTIL =
            "\\s*(?:-|–|—|−|\\?|to|till|until|through|thru|bis|à|a|al|hasta|până(?: în)?|bază: ?)\\s*";
    private static final String NOW =
            "(?:present|current(?:ly)?|now|today|date|ongoing|heute|aktuell|aujourd'hui|présent|actuel(?:lement)?|actual(?:idad|mente)?|presente|prezent|în prezent|oggi|heden|nu)";
    private static final Pattern RANGE = Pattern.compile(
            "(?<from>" + DATE + ")" + UNTIL + "(?:(?<to>" + DATE + ")|(?<now>" + NOW + ")\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SINCE = Pattern.compile(
            "\\b(?:since|seit|depuis|desde|din) (?<from>" + DATE + ")(?! ?[-–—])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ONE_YEAR = Pattern.compile("\\((?<from>" + YEAR + ")\\)\\s*$", Pattern.MULTILINE);
    private static final Pattern YEARS =
            Pattern.compile("\\(? ?(?<years>\\d{1,2}) ?\\+? ?(?:years?|yrs?|ani)\\b ?\\)?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_ROLE = 8;
    /** What a form for résumés was not filled in with. */
    private static final Pattern TEMPLATE =
            Pattern.compile("\\bcompany name\\b|\\bcity ?, ?state\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern STUDY = Pattern.compile(
            "\\b(?:bachelor|master|degree|diploma|b\\.?sc|m\\.?sc|b\\.?a\\.|m\\.?b\\.?a|ph\\.?d|g\\.?e\\.?d|high school|university|college|gpa|licen[tț][aă]|licențiat|absolvent|universitatea)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** The positions in the order of the text. */
    public List<Position> find(String resume) {
        List<Position> positions = new ArrayList<>();
        String section = "";
        String previous = "";
        int at = 0;
        for (String line : resume.split("\n", -1)) {
            String heading = Sections.headingOf(line);
            if (!heading.isEmpty()) {
                section = heading;
            }
            if (!section.equals(Sections.EDUCATION)
                    && line.chars().anyMatch(Character::isDigit)
                    && !STUDY.matcher(line).find()) {
                addFrom(line, previous, section, at, positions);
            }
            if (!line.isBlank()) {
                previous = heading.isEmpty() ? line : "";
            }
            at += line.length() + 1;
        }
        return positions;
    }

    private static void addFrom(String line, String previous, String section, int at, List<Position> positions) {
        Matcher range = RANGE.matcher(line);
        if (range.find()) {
            int from = month(range.group("from"), 1);
            int to = range.group("now") != null ? PRESENT : month(range.group("to"), 12);
            if (range.group("to") != null && onlyYears(range) && to >= from) {
                // From 2015 to 2020 is five years on paper: nobody counts both ends in full.
                to = Math.max(from, to - 12);
            }
            add(title(line, range.start(), range.end(), previous), from, to, at, positions);
            return;
        }
        Matcher since = SINCE.matcher(line);
        if (since.find()) {
            add(
                    title(line, since.start(), since.end(), previous),
                    month(since.group("from"), 1),
                    PRESENT,
                    at,
                    positions);
            return;
        }
        if (section.equals(Sections.EXPERIENCE)) {
            Matcher years = YEARS.matcher(line);
            Matcher one = ONE_YEAR.matcher(line);
            if (years.find()) {
                int months = 12 * Integer.parseInt(years.group("years"));
                add(title(line, years.start(), years.end(), ""), PRESENT - months + 1, PRESENT, at, positions);
            } else if (one.find()) {
                int from = month(one.group("from"), 1);
                add(title(line, one.start(), one.end(), previous), from, from + 11, at, positions);
            }
        }
    }

    private static void add(String title, int from, int to, int at, List<Position> positions) {
        int last = Math.min(to, PRESENT);
        if (from >= EARLIEST && from <= last && last - from < LONGEST) {
            positions.add(new Position(title, from, last, at));
        }
    }

    /** The words before the dates; else those behind or the line above, whichever names a role. */
    private static String title(String line, int start, int end, String above) {
        String before = words(line.substring(0, start));
        if (!before.isEmpty()) {
            return before;
        }
        String after = words(line.substring(end));
        String over = words(above);
        boolean isOver = !over.isEmpty() && RoleWords.in(over) && !above.strip().endsWith(".") && isShort(over);
        return after.isEmpty() || isOver && !RoleWords.in(after) ? over : after;
    }

    private static boolean isShort(String words) {
        return words.split("\\s+").length <= LONGEST_ROLE && Character.isUpperCase(words.charAt(0));
    }

    private static String words(String part) {
        String words = TEMPLATE.matcher(part).replaceAll(" ").replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}+#)]+$", "");
        return words.chars().filter(Character::isLetter).count() < 3 ? "" : words;
    }

    private static boolean onlyYears(Matcher range) {
        return range.group("from").length() == 4 && range.group("to").length() == 4;
    }

    private static int month(String date, int otherwise) {
        Matcher yearFirst = YEAR_FIRST.matcher(date);
        if (yearFirst.matches()) {
            return monthOf(Integer.parseInt(yearFirst.group("year")), Integer.parseInt(yearFirst.group("month")));
        }
        int year = Integer.parseInt(date.substring(date.length() - 4));
        String before = date.substring(0, date.length() - 4);
        String name = before.replaceAll("\\d+(?:st|nd|rd|th)?|\\P{L}", "").toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
            return monthOf(year, MONTHS.getOrDefault(name, otherwise));
        }
        Matcher numbers = NUMBERS.matcher(before);
        return monthOf(year, numbers.matches() ? numbered(numbers, otherwise) : otherwise);
    }

    /** With a day: 31.05.2020 and 31-05-2020 begin with it, 05/31/2020 does not, and what is above 12 is no month. */
    private static int numbered(Matcher numbers, int otherwise) {
        int month = Integer.parseInt(numbers.group("last"));
        if (numbers.group("first") != null) {
            int first = Integer.parseInt(numbers.group("first"));
            boolean monthFirst = numbers.group("between").equals("/") && first <= 12;
            month = monthFirst || month > 12 ? first : month;
        }
        return month >= 1 && month <= 12 ? month : otherwise;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= 12; month++) {
            for (String name : MONTH_NAMES.get(month - 1).split(" ")) {
                months.put(name, month);
            }
        }
        return months;
    }

    private static int monthOf(int year, int month) {
        return year * 12 + month - 1;
    }
}
