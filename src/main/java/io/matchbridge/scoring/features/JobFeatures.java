package io.matchbridge.scoring.features;

import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.posting.AskedYears;
import io.matchbridge.scoring.text.Language;
import java.util.List;
import java.util.Optional;

/**
 * What a job is compared by, prepared once for any number of candidates.
 *
 * @param hash SHA-256 in hex of the texts it was made from
 * @param language the posting's language
 * @param keywords stems of title and work, weighted by rarity and use
 * @param coverage the same, use counting less
 * @param vocabulary the same, weighted for the cosine
 * @param vocabularyNorm the length of that vector
 * @param title stems of the title
 * @param requirements the lines that say what a candidate should bring
 * @param skills the skills asked for, what must be there first
 * @param years the years of experience asked for
 * @param textEmbedding the meaning of the posting, absent until it is embedded
 * @param titleEmbedding the meaning of the title
 */
public record JobFeatures(
        String hash,
        Language language,
        WeightedStems keywords,
        WeightedStems coverage,
        WeightedStems vocabulary,
        double vocabularyNorm,
        WeightedStems title,
        List<WeightedStems> requirements,
        List<AskedSkill> skills,
        List<YearsInField> years,
        Optional<Embedding> textEmbedding,
        Optional<Embedding> titleEmbedding) {

    /** Years of experience in a field, and the stems by which a position is known to be of it. */
    public record YearsInField(AskedYears asked, WeightedStems field) {}
}
