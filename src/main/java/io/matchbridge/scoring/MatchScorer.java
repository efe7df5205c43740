package io.matchbridge.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Compares the words of a job with the words of a candidate. */
public final class MatchScorer implements Scorer {

    private static final int ENOUGH_WORDS = 40;
    private static final double TITLE_WEIGHT = 0.5;

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final ScorerIdentity identity = new ScorerIdentity("lexical", "1");

    @Override
    public ScorerIdentity identity() {
        return identity;
    }

    @Override
    public Score score(JobText job, CandidateText candidate) {
        String text = String.join("\n", candidate.title(), candidate.resume(), String.join("\n", candidate.notes()));
        Map<String, String> asked = words(job.title() + "\n" + job.description());
        Set<String> title = words(job.title()).keySet();
        Map<String, String> shown = words(text);

        double titleShare = share(title, shown.keySet());
        double textShare = share(asked.keySet(), shown.keySet());
        double exact = 100 * (TITLE_WEIGHT * titleShare + (1 - TITLE_WEIGHT) * textShare);
        boolean enough = text.trim().split("\\s+").length >= ENOUGH_WORDS;
        if (!enough) {
            exact = Math.min(exact, Band.POSSIBLE.least() - 1);
        }

        List<MatchedSkill> matched = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        asked.forEach((stem, word) -> {
            if (shown.containsKey(stem)) {
                matched.add(new MatchedSkill(word, shown.get(stem)));
            } else {
                missing.add(word);
            }
        });
        List<Factor> factors = List.of(
                new Factor("title", TITLE_WEIGHT, titleShare, "words of the job's title in the candidate's text"),
                new Factor("text", 1 - TITLE_WEIGHT, textShare, "words of the posting in the candidate's text"));
        List<String> reasons = List.of(
                "%d%% of the words in the job's title stand in the résumé.".formatted(Math.round(100 * titleShare)),
                "%d%% of the words of the posting stand in the résumé.".formatted(Math.round(100 * textShare)),
                enough ? "There is enough text to go by." : "The profile has fewer than 40 words.");
        return new Score(
                (int) Math.round(exact),
                exact,
                Band.of((int) Math.round(exact)),
                reasons,
                factors,
                matched.subList(0, Math.min(10, matched.size())),
                missing.stream().limit(10).toList(),
                identity,
                sha256(job.title() + "\0" + job.description() + "\0" + text),
                enough ? Score.State.LEXICAL : Score.State.TOO_LITTLE_TEXT);
    }

    private static double share(Set<String> asked, Set<String> shown) {
        Set<String> both = new TreeSet<>(asked);
        both.retainAll(shown);
        return asked.isEmpty() ? 0 : (double) both.size() / asked.size();
    }

    private Map<String, String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute stem = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.putIfAbsent(stem.toString(), text.substring(place.startOffset(), place.endOffset()));
            }
            tokens.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
