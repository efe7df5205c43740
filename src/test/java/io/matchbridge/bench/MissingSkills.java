package io.matchbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.evaluate.Judgements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well "not found in the résumé" tells the skills that were taken out of a résumé from those that were left in. */
public final class MissingSkills {

    private static final ObjectMapper JSON = new ObjectMapper();

    private int right;
    private int falseAlarms;
    private int overlooked;

    private MissingSkills() {}

    /** Prints precision, recall and F1 over each skill of each job and both of its résumés. */
    static void print(Path shared) throws Exception {
        MissingSkills found = of(shared);
        System.out.printf(
                Locale.ROOT,
                "%n%-18s %-28s precision %.3f, recall %.3f, F1 %.3f%n",
                "constructed-en",
                "skills not found",
                found.precision(),
                found.recall(),
                found.f1());
    }

    /** Counted over {@code constructed-en/explain.jsonl}. */
    public static MissingSkills of(Path shared) throws Exception {
        Path set = shared.resolve("scoring-dev/constructed-en");
        Judgements judgements = Judgements.read(set);
        MatchScorer scorer = new MatchScorer();
        MissingSkills counted = new MissingSkills();
        for (String line : Files.readAllLines(set.resolve("explain.jsonl"))) {
            JsonNode truth = JSON.readTree(line);
            Set<String> removed = new HashSet<>();
            truth.get("removed_skills")
                    .forEach(skill -> removed.add(skill.asText().toLowerCase(Locale.ROOT)));
            for (JsonNode skill : truth.get("job_skills")) {
                JobText asked = new JobText("", "Requirements:\n- " + skill.asText());
                for (String side : List.of("full_resume", "reduced_resume")) {
                    CandidateText resume =
                            judgements.resumes().get(truth.get(side).asText());
                    boolean isMissing = side.equals("reduced_resume")
                            && removed.contains(skill.asText().toLowerCase(Locale.ROOT));
                    counted.count(
                            isMissing,
                            !scorer.score(asked, resume).missingSkills().isEmpty());
                }
            }
        }
        return counted;
    }

    private void count(boolean isMissing, boolean isReported) {
        right += isMissing && isReported ? 1 : 0;
        falseAlarms += !isMissing && isReported ? 1 : 0;
        overlooked += isMissing && !isReported ? 1 : 0;
    }

    double precision() {
        return (double) right / (right + falseAlarms);
    }

    double recall() {
        return (double) right / (right + overlooked);
    }

    /** The harmonic mean of both. */
    public double f1() {
        return 2 * precision() * recall() / (precision() + recall());
    }
}
