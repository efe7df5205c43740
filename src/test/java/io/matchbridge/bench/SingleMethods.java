package io.matchbridge.bench;

import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.text.Language;
import io.matchbridge.scoring.text.Stem;
import io.matchbridge.scoring.text.Stemmer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods that the score must beat, as one finds them everywhere: rarity is counted over the set's own résumés. */
final class SingleMethods {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final Stemmer stemmer = new Stemmer();
    private final Language language;
    private final List<Map<String, Integer>> resumes = new ArrayList<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final double averageLength;

    SingleMethods(DevelopmentSet set) {
        language = set.english() ? Language.ENGLISH : Language.ROMANIAN;
        for (CandidateText resume : set.judgements().resumes().values()) {
            Map<String, Integer> counts = counts(resume.resume());
            counts.keySet().forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
            resumes.add(counts);
        }
        averageLength =
                resumes.stream().mapToInt(SingleMethods::length).average().orElse(1);
    }

    double[] bm25(JobText job) {
        Map<String, Integer> query = counts(job.title() + "\n" + job.description());
        return resumes.stream()
                .mapToDouble(resume -> query.entrySet().stream()
                        .mapToDouble(term -> {
                            int count = resume.getOrDefault(term.getKey(), 0);
                            double norm = K1 * (1 - B + B * length(resume) / averageLength);
                            return term.getValue() * idf(term.getKey()) * count * (K1 + 1) / (count + norm);
                        })
                        .sum())
                .toArray();
    }

    double[] tfIdf(JobText job) {
        Map<String, Double> query = vector(counts(job.title() + "\n" + job.description()));
        return resumes.stream()
                .mapToDouble(resume -> cosine(query, vector(resume)))
                .toArray();
    }

    /** The share of the weight of the title's words that the résumé's first lines or roles have. */
    double[] titleOverlap(JobFeatures job, List<CandidateFeatures> candidates) {
        return candidates.stream()
                .mapToDouble(candidate -> {
                    double best = job.title().shareIn(candidate.headline());
                    for (CandidateFeatures.PositionStems position : candidate.positions()) {
                        best = Math.max(best, job.title().shareIn(position.title()));
                    }
                    return best;
                })
                .toArray();
    }

    /** The share of the weight of the title's words that stand anywhere in the résumé. */
    double[] titleInText(JobFeatures job, List<CandidateFeatures> candidates) {
        return candidates.stream()
                .mapToDouble(candidate -> job.title().shareIn(candidate.stems()))
                .toArray();
    }

    private Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stemmer.stems(text, language).stream().map(Stem::stem).forEach(stem -> counts.merge(stem, 1, Integer::sum));
        return counts;
    }

    private double idf(String stem) {
        int frequency = frequencies.getOrDefault(stem, 0);
        return Math.log(1 + (resumes.size() - frequency + 0.5) / (frequency + 0.5));
    }

    private Map<String, Double> vector(Map<String, Integer> counts) {
        Map<String, Double> vector = new HashMap<>();
        counts.forEach((stem, count) -> vector.put(stem, (1 + Math.log(count)) * idf(stem)));
        return vector;
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        double dot = a.entrySet().stream()
                .mapToDouble(term -> term.getValue() * b.getOrDefault(term.getKey(), 0.0))
                .sum();
        double norms = norm(a) * norm(b);
        return norms == 0 ? 0 : dot / norms;
    }

    private static double norm(Map<String, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(value -> value * value).sum());
    }

    private static int length(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
