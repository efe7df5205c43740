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
import java.util.stream.Stream;

/** Finds the place in a candidate's own words that shows a skill. */
final class Quotes {

    private static final int MOST_AROUND = 70;

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
        return Optional.ofNullable(
                        skill.taxonomyId() == AskedSkill.OWN_WORDS ? ownWords(skill) : named.get(skill.taxonomyId()))
                .map(Quotes::quote);
    }

    /** The line that has most of the skill's words. */
    private Place ownWords(AskedSkill skill) {
        Place best = null;
        double most = 0;
        for (BlindText text : texts) {
            int lineStart = 0;
            for (String line : text.text().split("\n", -1)) {
                List<Stem> stems = reader.places(line, language);
                double share = skill.stems()
                        .shareInWords(stems.stream().map(Stem::stem).toList());
                if (share > most) {
                    most = share;
                    Stem first = stems.stream()
                            .filter(stem -> skill.stems().has(stem.stem()))
                            .findFirst()
                            .orElseThrow();
                    best = new Place(text, lineStart + first.start(), lineStart + first.end());
                }
                lineStart += line.length() + 1;
            }
        }
        return best;
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
