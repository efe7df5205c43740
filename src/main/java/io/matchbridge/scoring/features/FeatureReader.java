package io.matchbridge.scoring.features;

import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.embedding.TextEmbedder;
import io.matchbridge.scoring.posting.AskedYears;
import io.matchbridge.scoring.posting.Posting;
import io.matchbridge.scoring.posting.PostingReader;
import io.matchbridge.scoring.resume.Position;
import io.matchbridge.scoring.skills.FoundSkill;
import io.matchbridge.scoring.skills.SkillTaxonomy;
import io.matchbridge.scoring.text.IdfTable;
import io.matchbridge.scoring.text.Language;
import io.matchbridge.scoring.text.Stem;
import io.matchbridge.scoring.text.Stemmer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares jobs and candidates for comparison. Safe for use by many threads. */
public final class FeatureReader {

    private static final float MOST_USES = 3;

    private final Stemmer stemmer = new Stemmer();
    private final IdfTable idf = IdfTable.shipped();
    private final SkillTaxonomy taxonomy = SkillTaxonomy.shipped();
    private final PostingReader postings = new PostingReader();
    private final CandidateReader candidates = new CandidateReader();
    private final AskedSkillFinder askedSkills = new AskedSkillFinder(taxonomy, this::weigh);

    /** The job, by its words alone. */
    public JobFeatures read(JobText job) {
        Posting posting = postings.read(job);
        Language language = Language.of(job.title() + "\n" + job.description());
        List<String> title = stems(posting.title(), language);
        List<String> all = new ArrayList<>(title);
        all.addAll(stems(posting.work(), language));
        Map<String, Integer> uses = new LinkedHashMap<>();
        all.forEach(stem -> uses.merge(stem, 1, Integer::sum));
        int[] hashes = uses.keySet().stream().mapToInt(Stems::hash).toArray();
        float[] keyword = new float[hashes.length];
        float[] coverage = new float[hashes.length];
        float[] vocabulary = new float[hashes.length];
        double square = 0;
        int i = 0;
        for (Map.Entry<String, Integer> use : uses.entrySet()) {
            double rarity = idf.idf(use.getKey(), language);
            keyword[i] = (float) (use.getValue() * rarity);
            coverage[i] = (float) (Math.min(MOST_USES, use.getValue()) * rarity);
            vocabulary[i] = (float) ((1 + Math.log(use.getValue())) * rarity * rarity);
            square += Math.pow((1 + Math.log(use.getValue())) * rarity, 2);
            i++;
        }
        List<JobFeatures.YearsInField> years = posting.askedYears().stream()
                .map(asked -> new JobFeatures.YearsInField(asked, field(asked, posting, language)))
                .toList();
        return new JobFeatures(
                Hash.of(job.title(), job.description()),
                language,
                weighted(hashes, keyword),
                weighted(hashes, coverage),
                weighted(hashes, vocabulary),
                Math.sqrt(square),
                weigh(posting.title(), language),
                posting.requirements().stream()
                        .map(line -> weigh(line.text(), language))
                        .filter(line -> line.hashes().length > 0)
                        .toList(),
                askedSkills.find(posting, language),
                years,
                Optional.empty(),
                Optional.empty());
    }

    /** The candidate, by words alone. */
    public CandidateFeatures read(BlindCandidate blind) {
        Language language = Language.of(blind.all());
        List<String> stems = stems(blind.all(), language);
        Map<String, Integer> uses = new LinkedHashMap<>();
        stems.forEach(stem -> uses.merge(stem, 1, Integer::sum));
        double square = 0;
        for (Map.Entry<String, Integer> use : uses.entrySet()) {
            square += Math.pow((1 + Math.log(use.getValue())) * idf.idf(use.getKey(), language), 2);
        }
        return new CandidateFeatures(
                blind.hash(),
                language,
                blind.words(),
                Stems.of(stems),
                stems.size(),
                Math.sqrt(square),
                Stems.of(stems(blind.headline(), language)),
                blind.positions().stream()
                        .map(position -> stems(position, language))
                        .toList(),
                taxonomy.find(blind.all()).stream()
                        .mapToInt(found -> found.skill().id())
                        .sorted()
                        .distinct()
                        .toArray(),
                Optional.empty(),
                Optional.empty());
    }

    /** The job with its meaning: some 50 ms on one core. */
    public JobFeatures embed(JobText job, JobFeatures features, TextEmbedder embedder) {
        Posting posting = postings.read(job);
        List<Embedding> meanings = embedder.embedAll(List.of(posting.title() + "\n" + posting.work(), posting.title()));
        return new JobFeatures(
                features.hash(),
                features.language(),
                features.keywords(),
                features.coverage(),
                features.vocabulary(),
                features.vocabularyNorm(),
                features.title(),
                features.requirements(),
                features.skills(),
                features.years(),
                Optional.of(meanings.get(0)),
                Optional.of(meanings.get(1)));
    }

    /** The candidate with the meaning of the texts: some 50 ms on one core. */
    public CandidateFeatures embed(BlindCandidate blind, CandidateFeatures features, TextEmbedder embedder) {
        boolean hasHeadline = !blind.headline().isBlank();
        List<String> texts = new ArrayList<>(List.of(blind.all()));
        if (hasHeadline) {
            texts.add(blind.headline());
        }
        blind.positions().stream()
                .limit(BlindCandidate.MOST_ROLES)
                .map(Position::title)
                .forEach(texts::add);
        Iterator<Embedding> meanings = embedder.embedAll(texts).iterator();
        Optional<Embedding> text = Optional.of(meanings.next());
        Optional<Embedding> headline = hasHeadline ? Optional.of(meanings.next()) : Optional.empty();
        List<Optional<Embedding>> positions = new ArrayList<>();
        meanings.forEachRemaining(meaning -> positions.add(Optional.of(meaning)));
        return features.withMeaning(text, headline, positions);
    }

    /** The candidate's texts without what is personal. */
    public BlindCandidate blind(CandidateText candidate) {
        return candidates.read(candidate);
    }

    /** Where a text names skills. */
    public List<FoundSkill> skills(String text) {
        return taxonomy.find(text);
    }

    /** The stems of a text with their places. */
    public List<Stem> places(String text, Language language) {
        return stemmer.stems(text, language);
    }

    private CandidateFeatures.PositionStems stems(Position position, Language language) {
        return new CandidateFeatures.PositionStems(
                Stems.of(stems(position.title(), language)),
                position.firstMonth(),
                position.lastMonth(),
                Optional.empty());
    }

    private WeightedStems field(AskedYears asked, Posting posting, Language language) {
        return weigh(asked.field(), language);
    }

    WeightedStems weigh(String text, Language language) {
        List<String> stems = stems(text, language).stream().distinct().toList();
        float[] weights = new float[stems.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) idf.idf(stems.get(i), language);
        }
        return weighted(stems.stream().mapToInt(Stems::hash).toArray(), weights);
    }

    private static WeightedStems weighted(int[] hashes, float[] weights) {
        float sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return new WeightedStems(hashes, weights, sum);
    }

    private List<String> stems(String text, Language language) {
        return stemmer.stems(text, language).stream().map(Stem::stem).toList();
    }
}
