package io.matchbridge.scoring.features;

import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate is compared by: made once for each content, and small enough to be kept. Holds no word of the person.
 *
 * @param hash SHA-256 in hex of the blind texts it was made from
 * @param language the language of those texts
 * @param words how many words they have
 * @param stems their stems
 * @param length how many stems, repetitions counted
 * @param vocabularyNorm the length of the vector of their stems
 * @param headline stems of the present role
 * @param positions the dated positions, the latest first
 * @param skills ids of the taxonomy's skills that are named, ascending
 * @param textEmbedding the meaning of the résumé, absent until it is embedded
 * @param headlineEmbedding the meaning of the present role, absent too if none was found
 */
public record CandidateFeatures(
        String hash,
        Language language,
        int words,
        Stems stems,
        int length,
        double vocabularyNorm,
        Stems headline,
        List<PositionStems> positions,
        int[] skills,
        Optional<Embedding> textEmbedding,
        Optional<Embedding> headlineEmbedding) {

    /**
     * A dated position.
     *
     * @param title stems of its title
     * @param firstMonth its first month, counted from year 0
     * @param lastMonth its last month, counted alike and included
     * @param meaning the meaning of its title, absent until it is embedded and for all but the latest positions
     */
    public record PositionStems(Stems title, int firstMonth, int lastMonth, Optional<Embedding> meaning) {}

    /** Whether the meaning is known. */
    public boolean isEmbedded() {
        return textEmbedding.isPresent();
    }

    /** The same with the meaning of the texts; {@code ofPositions} may be fewer than there are positions. */
    CandidateFeatures withMeaning(
            Optional<Embedding> text, Optional<Embedding> ofHeadline, List<Optional<Embedding>> ofPositions) {
        List<PositionStems> embedded = new ArrayList<>(positions);
        for (int i = 0; i < ofPositions.size(); i++) {
            PositionStems position = positions.get(i);
            embedded.set(
                    i,
                    new PositionStems(
                            position.title(), position.firstMonth(), position.lastMonth(), ofPositions.get(i)));
        }
        return new CandidateFeatures(
                hash, language, words, stems, length, vocabularyNorm, headline, embedded, skills, text, ofHeadline);
    }
}
