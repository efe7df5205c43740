package io.matchbridge.scoring.evidence;

import io.matchbridge.scoring.features.AskedSkill;
import io.matchbridge.scoring.features.BlindCandidate;
import io.matchbridge.scoring.features.FeatureReader;
import io.matchbridge.scoring.skills.FoundSkill;
import io.matchbridge.scoring.text.BlindText;
import io.matchbridge.scoring.text.Language;
import io.matchbridge.scoring.text.Stem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the place in a candidate's own words that shows a skill. */
final class Quotes {

    private static final int MOST_AROUND = 70;
    /** The share of a skill's words, weighted by rarity, that a sentence must have to show it. */
    private static final double SHOWN = 0.75;

    private static final int SHORTEST_BEGINNING = 5;
    private static final Pattern SENTENCE = Pattern.compile("[^\\n;]+?(?:[.!?](?=\\s)|$|(?=[\\n;]))");

    private final FeatureReader reader;
    private final List<BlindText> texts;
    private final Language language;
    private final Map<Integer, Place> named = new HashMap<>();

    private record Place(BlindText text, int start, int end) {}

    Quotes(FeatureReader reader, BlindCandidate candidate, Language language) {
        this.reader = reader;
        this.language = language;
        this.texts = Stream.concat(Stream.of(candidate.title(), candidate.resume()), candidate.notes().stream())
                .toList();
        for (BlindText text : texts) {
            for (FoundSkill found : reader.skills(text.text())) {
                named.putIfAbsent(found.skill().id(), new Place(text, found.start(), found.end()));
            }
        }
    }

    /** The quote, letter by letter as in the candidate's text; nothing personal is in it. */
    Optional<String> of(AskedSkill skill) {
        Place place = named.get(skill.taxonomyId());
        return Optional.ofNullable(place == null ? ownWords(skill) : place).map(Quotes::quote);
    }

    /** The sentence that has most of the skill's words, if it has enough of them: scattered over a text they show nothing. */
    private Place ownWords(AskedSkill skill) {
        List<String> asked = reader.places(skill.words(), language).stream()
                .map(Stem::stem)
                .distinct()
                .toList();
        Place best = null;
        double most = SHOWN;
        for (BlindText text : texts) {
            Matcher sentence = SENTENCE.matcher(text.text());
            while (sentence.find()) {
                List<Stem> stems = reader.places(sentence.group(), language);
                double share = skill.stems().shareOf(asked, stem -> isIn(stems, stem));
                if (share > most || share == most && best == null) {
                    most = share;
                    Stem first = stems.stream()
                            .filter(stem -> asked.stream().anyMatch(word -> alike(word, stem.stem())))
                            .findFirst()
                            .orElseThrow();
                    best = new Place(text, sentence.start() + first.start(), sentence.start() + first.end());
                }
            }
        }
        return best;
    }

    private static boolean isIn(List<Stem> stems, String asked) {
        return stems.stream().anyMatch(stem -> alike(asked, stem.stem()));
    }

    /** Equal, or one is how the other begins: administrative and admin, supervisory and supervisor. */
    private static boolean alike(String one, String other) {
        return one.equals(other)
                || Math.min(one.length(), other.length()) >= SHORTEST_BEGINNING
                        && (one.startsWith(other) || other.startsWith(one));
    }

    private static String quote(Place place) {
        String blind = place.text().text();
        String original = place.text().original();
        int start = place.start();
        while (start > 0 && place.start() - start < MOST_AROUND && kept(blind, original, start - 1)) {
            start--;
        }
        int end = place.end();
        while (end < blind.length() && end - place.end() < MOST_AROUND && kept(blind, original, end)) {
            end++;
        }
        while (start > 0
                && start < place.start()
                && Character.isLetterOrDigit(original.charAt(start - 1))
                && Character.isLetterOrDigit(original.charAt(start))) {
            start++;
        }
        while (end < original.length()
                && end > place.end()
                && Character.isLetterOrDigit(original.charAt(end))
                && Character.isLetterOrDigit(original.charAt(end - 1))) {
            end--;
        }
        return original.substring(start, end).strip();
    }

    private static boolean kept(String blind, String original, int at) {
        return blind.charAt(at) == original.charAt(at) && original.charAt(at) != '\n';
    }
}
