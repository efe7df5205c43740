package io.matchbridge.scoring.features;

import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares a job with a candidate from kept features: some microseconds a pair. */
public final class Comparison {

    /** Saturation and length of BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.2. */
    private static final double K1 = 2;

    private static final double B = 0.75;
    /** What is found once is found: a second time adds little, and a longer résumé does not find less. */
    private static final double COVERAGE_K1 = 0.6;

    private static final double USUAL_LENGTH = 230;
    private static final double TITLE_K1 = 0.4;
    /** A word said more often than this says nothing more: repeating the posting's words must not win. */
    private static final int MOST_USES = 4;
    /** The highest cosine of vocabularies seen between a résumé and the posting it was written for. */
    private static final double FULL_COSINE = 0.5;
    /** A position is of a field when its title has this share of the field's weight. */
    private static final double SAME_FIELD = 0.5;
    /** So are two titles of one kind of work. */
    private static final double SAME_KIND = 0.55;
    /** Who has done the work for this long knows it; more years add nothing, so that age does not count. */
    private static final double EXPERIENCED_MONTHS = 60;
    /** Where no position is dated, nothing is known: neither agreement nor its opposite. */
    private static final double UNDATED = 0.3;
    /** What the next older role counts less: people are asked for what they do now. */
    private static final double OLDER_ROLE = 0.9;
    /** The share of a skill's weight that shows it, where the taxonomy does not know it. */
    private static final double SKILL_SHOWN = 0.6;

    private Comparison() {}

    /** A value from 0 to 1 for each {@link Aspect}, in their order; NaN where one side has nothing to compare. */
    public static double[] compare(JobFeatures job, CandidateFeatures candidate) {
        double[] values = new double[Aspect.values().length];
        Arrays.fill(values, Double.NaN);
        set(values, Aspect.KEYWORDS, keywords(job, candidate));
        set(values, Aspect.VOCABULARY, vocabulary(job, candidate));
        set(values, Aspect.COVERAGE, saturated(job.coverage(), candidate.stems(), COVERAGE_K1, 1));
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
        set(values, Aspect.EXPERIENCE, experience(job, candidate));
        if (inEnglish(job, candidate)) {
            set(values, Aspect.MEANING, cosine(job.textEmbedding(), candidate.textEmbedding()));
            set(values, Aspect.TITLE_MEANING, cosine(job.titleEmbedding(), candidate.textEmbedding()));
            set(values, Aspect.ROLE_MEANING, roleMeaning(job.titleEmbedding(), candidate));
            set(values, Aspect.POSTING_ROLE, roleMeaning(job.textEmbedding(), candidate));
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
        return months(candidate, position -> anyField || years.field().shareIn(position.title()) >= SAME_FIELD);
    }

    /** Which of the candidate's roles, as {@link BlindCandidate#roles} lists them, is closest to the job's title; −1 if none. */
    public static int closestRole(JobFeatures job, CandidateFeatures candidate) {
        return closestRole(job.titleEmbedding(), roles(candidate));
    }

    private static int closestRole(Optional<Embedding> job, List<Optional<Embedding>> roles) {
        int closest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < roles.size(); i++) {
            double meaning = cosine(job, roles.get(i)) * Math.pow(OLDER_ROLE, i);
            if (meaning > most) {
                most = meaning;
                closest = i;
            }
        }
        return closest;
    }

    private static double roleMeaning(Optional<Embedding> job, CandidateFeatures candidate) {
        List<Optional<Embedding>> roles = roles(candidate);
        int closest = closestRole(job, roles);
        return closest < 0 ? Double.NaN : cosine(job, roles.get(closest)) * Math.pow(OLDER_ROLE, closest);
    }

    private static List<Optional<Embedding>> roles(CandidateFeatures candidate) {
        return Stream.concat(
                        Stream.of(candidate.headlineEmbedding()).filter(Optional::isPresent),
                        candidate.positions().stream()
                                .limit(BlindCandidate.MOST_ROLES)
                                .map(CandidateFeatures.PositionStems::meaning))
                .toList();
    }

    /** Half for having done such work at all, half for the years that are asked for, if any are. */
    private static double experience(JobFeatures job, CandidateFeatures candidate) {
        if (candidate.positions().isEmpty()) {
            return UNDATED;
        }
        boolean english = inEnglish(job, candidate);
        int months = months(
                candidate,
                position -> job.title().shareIn(position.title()) >= SAME_FIELD
                        || english && cosine(job.titleEmbedding(), position.meaning()) >= SAME_KIND);
        double done = Math.min(1, months / EXPERIENCED_MONTHS);
        OptionalDouble asked = job.years().stream()
                .mapToDouble(years -> Math.min(
                        1, months(years, candidate) / (12.0 * years.asked().years())))
                .average();
        return asked.isPresent() ? (done + asked.getAsDouble()) / 2 : done;
    }

    private static boolean inEnglish(JobFeatures job, CandidateFeatures candidate) {
        return job.language() == Language.ENGLISH && candidate.language() == Language.ENGLISH;
    }

    private static int months(CandidateFeatures candidate, Predicate<CandidateFeatures.PositionStems> counts) {
        int[][] spans = candidate.positions().stream()
                .filter(counts)
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
