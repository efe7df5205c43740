package io.matchbridge.scoring.features;

import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.text.Language;
import java.util.Arrays;
import java.util.Optional;

/** Compares a job with a candidate from kept features: some microseconds a pair. */
public final class Comparison {

    /** Saturation and length of BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.2. */
    private static final double K1 = 1.2;

    private static final double B = 0.75;
    private static final double USUAL_LENGTH = 230;
    private static final double TITLE_K1 = 0.4;
    /** A word said more often than this says nothing more: repeating the posting's words must not win. */
    private static final int MOST_USES = 4;
    /** The highest cosine of vocabularies seen between a résumé and the posting it was written for. */
    private static final double FULL_COSINE = 0.5;
    /** A position is of a field when its title has this share of the field's weight. */
    private static final double SAME_FIELD = 0.5;
    /** The share of a skill's weight that shows it, where the taxonomy does not know it. */
    private static final double SKILL_SHOWN = 0.6;

    private Comparison() {}

    /** A value from 0 to 1 for each {@link Aspect}, in their order; NaN where one side has nothing to compare. */
    public static double[] compare(JobFeatures job, CandidateFeatures candidate) {
        double[] values = new double[Aspect.values().length];
        Arrays.fill(values, Double.NaN);
        set(values, Aspect.KEYWORDS, keywords(job, candidate));
        set(values, Aspect.VOCABULARY, vocabulary(job, candidate));
        if (job.title().hashes().length > 0) {
            set(values, Aspect.TITLE_WORDS, saturated(job.title(), candidate.stems(), TITLE_K1, 1));
            set(values, Aspect.ROLE, role(job, candidate));
        }
        if (!job.requirements().isEmpty()) {
            set(
                    values,
                    Aspect.REQUIREMENTS,
                    job.requirements().stream()
                            .mapToDouble(line -> line.shareIn(candidate.stems()))
                            .average()
                            .orElseThrow());
        }
        if (!job.skills().isEmpty()) {
            set(values, Aspect.SKILLS, skills(job, candidate));
        }
        if (!job.years().isEmpty()) {
            set(
                    values,
                    Aspect.EXPERIENCE,
                    job.years().stream()
                            .mapToDouble(years -> Math.min(
                                    1,
                                    months(years, candidate)
                                            / (12.0 * years.asked().years())))
                            .average()
                            .orElseThrow());
        }
        if (job.language() == Language.ENGLISH && candidate.language() == Language.ENGLISH) {
            set(values, Aspect.MEANING, cosine(job.textEmbedding(), candidate.textEmbedding()));
            set(values, Aspect.ROLE_MEANING, cosine(job.titleEmbedding(), candidate.titleEmbedding()));
        }
        return values;
    }

    /** Whether a candidate's text shows a skill. */
    public static boolean shows(CandidateFeatures candidate, AskedSkill skill) {
        return skill.taxonomyId() == AskedSkill.OWN_WORDS
                ? skill.stems().shareIn(candidate.stems()) >= SKILL_SHOWN
                : Arrays.binarySearch(candidate.skills(), skill.taxonomyId()) >= 0;
    }

    /** Months in positions of the asked field, those at the same time counted once; all positions if no field is named. */
    public static int months(JobFeatures.YearsInField years, CandidateFeatures candidate) {
        boolean anyField = years.field().hashes().length == 0;
        int[][] spans = candidate.positions().stream()
                .filter(position -> anyField || years.field().shareIn(position.title()) >= SAME_FIELD)
                .map(position -> new int[] {position.firstMonth(), position.lastMonth()})
                .sorted((a, b) -> Integer.compare(a[0], b[0]))
                .toArray(int[][]::new);
        int months = 0;
        int counted = Integer.MIN_VALUE;
        for (int[] span : spans) {
            int from = Math.max(span[0], counted);
            if (span[1] >= from) {
                months += span[1] - from + 1;
                counted = span[1] + 1;
            }
        }
        return months;
    }

    private static double keywords(JobFeatures job, CandidateFeatures candidate) {
        return saturated(job.keywords(), candidate.stems(), K1, 1 - B + B * candidate.length() / USUAL_LENGTH);
    }

    private static double saturated(WeightedStems asked, Stems stems, double k1, double lengthNorm) {
        double found = 0;
        int[] hashes = asked.hashes();
        for (int i = 0; i < hashes.length; i++) {
            int count = Math.min(MOST_USES, stems.count(hashes[i]));
            if (count > 0) {
                found += asked.weights()[i] * count / (count + k1 * lengthNorm);
            }
        }
        return asked.sum() == 0 ? 0 : found / asked.sum();
    }

    private static double vocabulary(JobFeatures job, CandidateFeatures candidate) {
        double dot = 0;
        int[] hashes = job.vocabulary().hashes();
        for (int i = 0; i < hashes.length; i++) {
            int count = Math.min(MOST_USES, candidate.stems().count(hashes[i]));
            if (count > 0) {
                dot += job.vocabulary().weights()[i] * (1 + Math.log(count));
            }
        }
        double norms = job.vocabularyNorm() * candidate.vocabularyNorm();
        return norms == 0 ? 0 : Math.min(1, dot / norms / FULL_COSINE);
    }

    private static double role(JobFeatures job, CandidateFeatures candidate) {
        double best = job.title().shareIn(candidate.headline());
        for (CandidateFeatures.PositionStems position : candidate.positions()) {
            best = Math.max(best, job.title().shareIn(position.title()));
        }
        return best;
    }

    private static double skills(JobFeatures job, CandidateFeatures candidate) {
        double asked = 0;
        double shown = 0;
        for (AskedSkill skill : job.skills()) {
            asked += skill.weight();
            shown += shows(candidate, skill) ? skill.weight() : 0;
        }
        return shown / asked;
    }

    private static double cosine(Optional<Embedding> job, Optional<Embedding> candidate) {
        return job.isEmpty() || candidate.isEmpty()
                ? Double.NaN
                : Math.max(0, job.get().cosine(candidate.get()));
    }

    private static void set(double[] values, Aspect aspect, double value) {
        values[aspect.ordinal()] = value;
    }
}
