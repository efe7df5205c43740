package io.matchbridge.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Cuts a text into words as names of skills need it: C++, C# and .NET are words, Node.js is two. */
public final class SkillWords {

    private static final int SHORTEST_STEMMED = 5;

    private SkillWords() {}

    /**
     * A word.
     *
     * @param stem what it is looked up by
     * @param start where it begins
     * @param end where it ends, exclusive
     */
    public record Word(String stem, int start, int end) {}

    /** The words of a text in its order. */
    public static List<Word> of(String text) {
        EnglishStemmer stemmer = new EnglishStemmer();
        List<Word> words = new ArrayList<>(text.length() / 6);
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            int end = signsEnd(text, at);
            start = dotStart(text, start);
            words.add(new Word(stem(text.substring(start, end), stemmer), start, end));
            at = end;
        }
        return words;
    }

    /** C++ and C# end in signs. */
    private static int signsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + 2 && (text.charAt(end) == '+' || text.charAt(end) == '#')) {
            end++;
        }
        boolean wordGoesOn = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        return wordGoesOn ? from : end;
    }

    /** .NET begins with one. */
    private static int dotStart(String text, int start) {
        boolean dot = start > 0
                && text.charAt(start - 1) == '.'
                && text.regionMatches(true, start, "net", 0, 3)
                && (start == 1 || !Character.isLetterOrDigit(text.charAt(start - 2)));
        return dot ? start - 1 : start;
    }

    private static String stem(String word, EnglishStemmer stemmer) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < SHORTEST_STEMMED || !lower.chars().allMatch(Character::isLetter)) {
            return lower;
        }
        stemmer.setCurrent(lower);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
