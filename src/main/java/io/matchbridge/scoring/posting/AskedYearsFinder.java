package io.matchbridge.scoring.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code at least 4 years of experience as a welder} in a posting. */
final class AskedYearsFinder {

    private static final int MOST_YEARS = 30;
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15));
    private static final Pattern YEARS = Pattern.compile(
            "(?<number>\\d{1,2}|" + String.join("|", NUMBERS.keySet())
                    + ")\\b ?\\+?(?: ?(?:-|–|to|or) ?\\d{1,2})?(?: ?\\(\\d{1,2}\\))?[ -]?"
                    + "(?:years?|yrs?|jahren?|ans|années?|años?|ani|anni|jaar)\\b['’]?(?: ?['’]?s\\b)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** The field follows the years, up to the end of the clause or the next demand. */
    private static final Pattern FIELD = Pattern.compile(
            "^[^.;\\n]{0,60}?\\b(?:as an?|as|in the field of|in the|in|with the|with|of working (?:as|in|with)|working (?:as|in|with)|of|for|using)\\b (?!(?:relevant |related |professional |prior |previous |hands-on |work(?:ing)? |job |industry |proven |solid |applicable )*experience)(?<field>[^.;\\n]{3,90})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_ASKED = Pattern.compile(
            "\\b(?:years? old|years? of age|in business|our|we have|founded|history|company has|contract|warranty|the (?:last|past) )\\b|\\bage\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EMPTY_FIELD = Pattern.compile(
            "^(?:an? |the )?(?:relevant |related |similar |same |professional |this |that |prior |previous )*(?:field|role|roles|position|positions|industry|experience|area|capacity|job|work)\\b.{0,6}$",
            Pattern.CASE_INSENSITIVE);

    private AskedYearsFinder() {}

    /** The demands of one line. */
    static List<AskedYears> find(String line) {
        List<AskedYears> asked = new ArrayList<>();
        Matcher years = YEARS.matcher(line);
        int[] ends = YEARS.matcher(line)
                .results()
                .mapToInt(Matcher -> Matcher.start())
                .toArray();
        int index = 0;
        while (years.find()) {
            index++;
            int next = index < ends.length ? ends[index] : line.length();
            String after = line.substring(years.end(), next);
            String number = years.group("number").toLowerCase(Locale.ROOT);
            int count = Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : NUMBERS.get(number);
            if (count >= 1
                    && count <= MOST_YEARS
                    && !NOT_ASKED.matcher(around(line, years)).find()) {
                asked.add(new AskedYears(count, field(after), line.strip()));
            }
        }
        return asked;
    }

    private static String around(String line, Matcher years) {
        return line.substring(Math.max(0, years.start() - 25), Math.min(line.length(), years.end() + 12));
    }

    private static String field(String after) {
        Matcher field = FIELD.matcher(after);
        if (!field.find()) {
            return "";
        }
        String words = field.group("field")
                .replaceAll(
                        "(?i)\\b(?:is |are )?(?:a must|must-have|required|preferred|desired|needed|mandatory|a plus)\\b.*$",
                        "")
                .replaceAll("(?i)[,;] ?(?:and )?(?:at least|minimum|another|plus|over|then)?\\s*$", "")
                .replaceAll("(?i)\\b(?:and|or|at least|another|minimum|plus)\\s*$", "")
                .strip();
        return EMPTY_FIELD.matcher(words).matches() ? "" : words;
    }
}
