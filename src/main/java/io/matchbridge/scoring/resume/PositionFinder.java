package io.matchbridge.scoring.resume;

import io.matchbridge.scoring.text.RoleWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dated positions of a résumé: {@code 2015 - 2020}, {@code 04/2019 to 06/2020}, {@code May 2014 – Present},
 * {@code 3 years}. Education is no position.
 */
public final class PositionFinder {

    /** The month up to which "present" counts. It belongs to the scorer's version: a score must not change with the day. */
    static final int PRESENT = monthOf(2026, 11);

    private static final int EARLIEST = monthOf(1950, 1);
    private static final int LONGEST = 12 * 50;
    private static final String MONTH = "(?:\\p{L}{3,10}\\.? ?,? ?|\\d{1,2} ?[/.-] ?)?";
    private static final String YEAR = "(?:19[5-9]\\d|20[0-4]\\d)";
    private static final String UNTIL =
            "\\s*(?:-|–|—|−|\\?|to|till|until|through|thru|bis|à|a|al|hasta|până(?: în)?|bază: ?)\\s*";
    private static final String NOW =
            "(?:present|current(?:ly)?|now|today|date|ongoing|heute|aktuell|aujourd'hui|présent|actuel(?:lement)?|actual(?:idad|mente)?|presente|prezent|în prezent|oggi|heden|nu)";
    private static final Pattern RANGE = Pattern.compile(
            "(?<from>" + MONTH + YEAR + ")" + UNTIL + "(?:(?<to>" + MONTH + YEAR + ")|(?<now>" + NOW + ")\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SINCE = Pattern.compile(
            "\\b(?:since|seit|depuis|desde|din) (?<from>" + MONTH + YEAR + ")(?! ?[-–—])",
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
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ian", 1),
            Map.entry("feb", 2),
            Map.entry("fév", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("apr", 4),
            Map.entry("avr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("iun", 6),
            Map.entry("jul", 7),
            Map.entry("iul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("noi", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12),
            Map.entry("déc", 12),
            Map.entry("dic", 12));

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
            if (range.group("to") != null && onlyYears(range)) {
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
        int year = Integer.parseInt(date.substring(date.length() - 4));
        String month = date.substring(0, date.length() - 4)
                .replaceAll("[^\\p{L}\\d]", "")
                .toLowerCase(Locale.ROOT);
        if (month.isEmpty()) {
            return monthOf(year, otherwise);
        }
        if (Character.isDigit(month.charAt(0))) {
            int number = Integer.parseInt(month);
            return monthOf(year, number >= 1 && number <= 12 ? number : otherwise);
        }
        return monthOf(year, MONTHS.getOrDefault(month.substring(0, Math.min(3, month.length())), otherwise));
    }

    private static int monthOf(int year, int month) {
        return year * 12 + month - 1;
    }
}
