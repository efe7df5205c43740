package io.matchbridge.scoring.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Brings a text's words to their stems, by the rules of its language. Safe for use by many threads. */
public final class Stemmer {

    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);

    public Stemmer() {
        NormalizeCharMap signs = signs();
        for (Language language : Language.values()) {
            analyzers.put(language, new SignsKept(language.newAnalyzer(), signs));
        }
    }

    /** The stems in the order of the text; stop words are left out. */
    public List<Stem> stems(String text, Language language) {
        List<Stem> stems = new ArrayList<>(text.length() / 8);
        try (TokenStream tokens = analyzers.get(language).tokenStream("text", text)) {
            CharTermAttribute stem = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(new Stem(stem.toString(), place.startOffset(), place.endOffset()));
            }
            tokens.end();
            return stems;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs that are part of a name would be lost with the tokenizer: C++ and C would be one. */
    private static NormalizeCharMap signs() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("C++", "cplusplus");
        map.add("c++", "cplusplus");
        map.add("C#", "csharp");
        map.add("c#", "csharp");
        map.add("F#", "fsharp");
        map.add(".NET", " dotnet");
        map.add(".Net", " dotnet");
        map.add(".net ", " dotnet ");
        map.add("Node.js", "nodejs");
        map.add("node.js", "nodejs");
        map.add("_", " ");
        map.add("/", " ");
        // Romanian is written with a comma below, or as often with the cedilla of older keyboards.
        map.add("ş", "ș");
        map.add("Ş", "Ș");
        map.add("ţ", "ț");
        map.add("Ţ", "Ț");
        return map.build();
    }

    private static final class SignsKept extends AnalyzerWrapper {

        private final Analyzer inner;
        private final NormalizeCharMap signs;

        SignsKept(Analyzer inner, NormalizeCharMap signs) {
            super(inner.getReuseStrategy());
            this.inner = inner;
            this.signs = signs;
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return inner;
        }

        @Override
        protected Reader wrapReader(String field, Reader reader) {
            return new MappingCharFilter(signs, reader);
        }
    }
}
