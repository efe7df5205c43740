package io.matchbridge.scoring.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a person's name stands: as the profile gives it, in any order, and word by word near it. */
final class NameFinder {

    private static final String BETWEEN = "[\\s,.]+(?:\\p{L}\\.?[\\s,]+)?";

    /** Each place of the name in the text. */
    List<Span> find(String text, String name) {
        List<String> words = Arrays.stream(name.trim().split("[\\s,]+"))
                .filter(word -> !word.isBlank())
                .toList();
        List<Span> spans = new ArrayList<>();
        if (words.isEmpty()) {
            return spans;
        }
        String first = Pattern.quote(words.get(0));
        String last = Pattern.quote(words.get(words.size() - 1));
        if (words.size() > 1) {
            add(
                    spans,
                    text,
                    String.join(BETWEEN, words.stream().map(Pattern::quote).toList()));
            add(spans, text, first + BETWEEN + last);
            add(spans, text, last + BETWEEN + first);
            add(spans, text, Pattern.quote(words.get(0).substring(0, 1)) + "\\.?\\s+" + last);
        }
        for (String word : words) {
            addAlone(spans, text, word);
        }
        return spans;
    }

    /**
     * A single word of the name, where it stands as a name does. Somebody called Cook may still have been one: a word in
     * the middle of a line of other capitals, or in small letters, stays.
     */
    private static void addAlone(List<Span> spans, String text, String word) {
        Matcher found = Pattern.compile("(?<![\\p{L}\\p{N}'-])" + Pattern.quote(word) + "(?:['’]s)?(?![\\p{L}\\p{N}-])")
                .matcher(text);
        while (found.find()) {
            boolean afterCapital = Pattern.compile("\\p{Lu}\\p{L}+[ ,&/-]+$")
                    .matcher(text.substring(Math.max(0, found.start() - 30), found.start()))
                    .find();
            boolean beforeCapital = Pattern.compile("^[ ,&/-]+\\p{Lu}")
                    .matcher(text.substring(found.end(), Math.min(text.length(), found.end() + 6)))
                    .find();
            boolean wholeLine = lineAround(text, found.start()).trim().equals(found.group());
            boolean inSentence = !afterCapital
                    && !beforeCapital
                    && Pattern.compile("(?:^|[\\s(])$")
                            .matcher(text.substring(Math.max(0, found.start() - 1), found.start()))
                            .find()
                    && Pattern.compile("^[ ,]+\\p{Ll}")
                            .matcher(text.substring(found.end(), Math.min(text.length(), found.end() + 4)))
                            .find();
            if (wholeLine || inSentence) {
                spans.add(new Span(found.start(), found.end()));
            }
        }
    }

    private static String lineAround(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static void add(List<Span> spans, String text, String pattern) {
        Matcher found = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + pattern + "(?:['’]s)?(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        while (found.find()) {
            spans.add(new Span(found.start(), found.end()));
        }
    }
}
