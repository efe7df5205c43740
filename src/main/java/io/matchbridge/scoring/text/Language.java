package io.matchbridge.scoring.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The languages whose words can be brought to their stems, told apart by their commonest words. */
public enum Language {
    ENGLISH("en", EnglishAnalyzer::new, Language::englishStopWords),
    BULGARIAN("bg", BulgarianAnalyzer::new, BulgarianAnalyzer::getDefaultStopSet),
    CZECH("cs", CzechAnalyzer::new, CzechAnalyzer::getDefaultStopSet),
    DANISH("da", DanishAnalyzer::new, DanishAnalyzer::getDefaultStopSet),
    DUTCH("nl", DutchAnalyzer::new, DutchAnalyzer::getDefaultStopSet),
    FINNISH("fi", FinnishAnalyzer::new, FinnishAnalyzer::getDefaultStopSet),
    FRENCH("fr", FrenchAnalyzer::new, FrenchAnalyzer::getDefaultStopSet),
    GERMAN("de", GermanAnalyzer::new, GermanAnalyzer::getDefaultStopSet),
    HUNGARIAN("hu", HungarianAnalyzer::new, HungarianAnalyzer::getDefaultStopSet),
    ITALIAN("it", ItalianAnalyzer::new, ItalianAnalyzer::getDefaultStopSet),
    NORWEGIAN("no", NorwegianAnalyzer::new, NorwegianAnalyzer::getDefaultStopSet),
    PORTUGUESE("pt", PortugueseAnalyzer::new, PortugueseAnalyzer::getDefaultStopSet),
    ROMANIAN("ro", RomanianAnalyzer::new, RomanianAnalyzer::getDefaultStopSet),
    SPANISH("es", SpanishAnalyzer::new, SpanishAnalyzer::getDefaultStopSet),
    SWEDISH("sv", SwedishAnalyzer::new, SwedishAnalyzer::getDefaultStopSet),
    TURKISH("tr", TurkishAnalyzer::new, TurkishAnalyzer::getDefaultStopSet);

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    /** Fewer common words than this prove nothing: a list of skills looks alike in every language. */
    private static final int FEWEST_HITS = 8;

    private static final int MOST_CHARACTERS = 20_000;
    private static final Map<String, List<Language>> COMMON_WORDS = commonWords();

    private final String code;
    private final Supplier<Analyzer> analyzer;
    private final Supplier<CharArraySet> stopWords;

    Language(String code, Supplier<Analyzer> analyzer, Supplier<CharArraySet> stopWords) {
        this.code = code;
        this.analyzer = analyzer;
        this.stopWords = stopWords;
    }

    /** The two letters of ISO 639-1. */
    public String code() {
        return code;
    }

    Analyzer newAnalyzer() {
        return analyzer.get();
    }

    /** The language of a text, English if there is too little to tell by. */
    public static Language of(String text) {
        Map<Language, Integer> hits = new EnumMap<>(Language.class);
        Matcher words = WORD.matcher(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        while (words.find()) {
            for (Language language : COMMON_WORDS.getOrDefault(words.group().toLowerCase(Locale.ROOT), List.of())) {
                hits.merge(language, 1, Integer::sum);
            }
        }
        Language best = ENGLISH;
        int most = Math.max(FEWEST_HITS, hits.getOrDefault(ENGLISH, 0));
        for (Map.Entry<Language, Integer> entry : hits.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private static Map<String, List<Language>> commonWords() {
        Map<String, List<Language>> words = new HashMap<>();
        for (Language language : values()) {
            for (Object entry : language.stopWords.get()) {
                words.computeIfAbsent(new String((char[]) entry), word -> new ArrayList<>())
                        .add(language);
            }
        }
        return Map.copyOf(words);
    }

    /** The analyzer's own list has 33 words, the other languages' some 200: by it English texts would pass for Dutch. */
    private static CharArraySet englishStopWords() {
        try (Reader list = new InputStreamReader(
                SnowballFilter.class.getResourceAsStream("english_stop.txt"), StandardCharsets.UTF_8)) {
            return WordlistLoader.getSnowballWordSet(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
