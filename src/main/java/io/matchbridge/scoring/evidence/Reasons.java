package io.matchbridge.scoring.evidence;

import io.matchbridge.scoring.features.Aspect;
import io.matchbridge.scoring.features.BlindCandidate;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.Comparison;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.text.Language;
import java.util.ArrayList;
import java.util.List;

/** Says in plain sentences why a score is what it is, the most important first. Each can be checked in the texts. */
public final class Reasons {

    private static final int MOST = 5;
    private static final int FEWEST = 3;
    private static final int MOST_NAMED = 4;
    private static final double LIKE = 0.5;

    private final JobFeatures job;
    private final BlindCandidate candidate;
    private final CandidateFeatures features;
    private final Evidence evidence;
    private final double[] values;

    public Reasons(
            JobFeatures job, BlindCandidate candidate, CandidateFeatures features, Evidence evidence, double[] values) {
        this.job = job;
        this.candidate = candidate;
        this.features = features;
        this.evidence = evidence;
        this.values = values;
    }

    /** 3 to 5 sentences. */
    public List<String> sentences(List<String> first) {
        List<String> sentences = new ArrayList<>(first);
        addSkills(sentences);
        addYears(sentences);
        addRole(sentences);
        if (!evidence.niceShown().isEmpty()) {
            sentences.add("Of what would be good to have, the résumé shows " + named(evidence.niceShown()) + ".");
        }
        if (job.language() != Language.ENGLISH || features.language() != Language.ENGLISH) {
            sentences.add("The texts are not both in English, so they were compared by their words alone.");
        }
        if (sentences.size() < FEWEST || sentences.size() < MOST) {
            sentences.add("%d%% of the words that mark this posting stand in the résumé too."
                    .formatted(Math.round(100 * job.keywords().shareIn(features.stems()))));
        }
        if (sentences.size() < FEWEST) {
            sentences.add("The posting names no requirement that could be checked one by one.");
        }
        if (sentences.size() < FEWEST) {
            sentences.add("The candidate's texts have %d words.".formatted(features.words()));
        }
        return sentences.subList(0, Math.min(MOST, sentences.size()));
    }

    private void addSkills(List<String> sentences) {
        int asked = evidence.mustAsked();
        if (asked > 0) {
            int shown = evidence.mustShown().size();
            sentences.add(
                    shown == 0
                            ? "None of the %s was found in the résumé.".formatted(count(asked, "required skill"))
                            : "The résumé shows %d of the %s: %s."
                                    .formatted(shown, count(asked, "required skill"), named(evidence.mustShown())));
            if (!evidence.mustMissing().isEmpty()) {
                sentences.add("Required and not found in the résumé: " + named(evidence.mustMissing()) + ".");
            }
        } else if (!evidence.missing().isEmpty() || !evidence.matched().isEmpty()) {
            sentences.add("The résumé shows %d of the %s that the posting names%s."
                    .formatted(
                            evidence.matched().size(),
                            count(evidence.matched().size() + evidence.missing().size(), "skill"),
                            evidence.missing().isEmpty() ? "" : "; not found: " + named(evidence.missing())));
        }
    }

    private void addYears(List<String> sentences) {
        if (job.years().isEmpty()) {
            return;
        }
        JobFeatures.YearsInField years = job.years().get(0);
        int months = Comparison.months(years, features);
        String field = years.asked().field().isEmpty()
                ? ""
                : " as or in “" + years.asked().field() + "”";
        String asked = count(years.asked().years(), "year");
        sentences.add(
                months == 0
                        ? "The job asks for %s%s; no dated position in the résumé shows it.".formatted(asked, field)
                        : "The résumé's dated positions add up to %s%s; the job asks for %s."
                                .formatted(duration(months), field, asked));
    }

    private void addRole(List<String> sentences) {
        double role = values[Aspect.ROLE.ordinal()];
        double meaning = values[Aspect.ROLE_MEANING.ordinal()];
        List<String> roles = candidate.roles();
        if (roles.isEmpty() || Double.isNaN(role)) {
            return;
        }
        int closest = Math.max(0, Comparison.closestRole(job, features));
        if (role >= LIKE) {
            sentences.add("A role in the résumé has the words of the job's title.");
        } else if (meaning >= LIKE) {
            sentences.add("The candidate's role, “" + roles.get(closest) + "”, is close to the job's title.");
        } else {
            sentences.add("No role in the résumé has the words of the job's title; the latest found is “" + roles.get(0)
                    + "”.");
        }
    }

    private static String duration(int months) {
        return months < 12 ? count(months, "month") : count(Math.round(months / 12f), "year");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String named(List<String> names) {
        List<String> first = names.subList(0, Math.min(MOST_NAMED, names.size()));
        String rest = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return String.join(", ", first) + rest;
    }
}
