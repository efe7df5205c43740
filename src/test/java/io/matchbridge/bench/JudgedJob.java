package io.matchbridge.bench;

import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.Comparison;
import io.matchbridge.scoring.features.JobFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A job of a development set, compared with every résumé of it.
 *
 * @param set the set's name
 * @param number its place in the set; a job has the same with and without its requirements
 * @param of how many jobs the set has
 * @param job the job's features
 * @param values by résumé and {@link io.matchbridge.scoring.features.Aspect}
 * @param grades by résumé
 */
record JudgedJob(DevelopmentSet set, int number, int of, JobFeatures job, double[][] values, int[] grades) {

    static List<JudgedJob> of(DevelopmentSet set, List<CandidateFeatures> candidates, MatchScorer scorer) {
        List<JudgedJob> judged = new ArrayList<>();
        Map<String, JobText> jobs = set.judgements().jobs();
        for (Map.Entry<String, JobText> entry : jobs.entrySet()) {
            JobFeatures job = scorer.features(entry.getValue());
            double[][] values = candidates.parallelStream()
                    .map(candidate -> Comparison.compare(job, candidate))
                    .toArray(double[][]::new);
            judged.add(new JudgedJob(
                    set,
                    judged.size(),
                    jobs.size(),
                    job,
                    values,
                    set.judgements().gradesOf(entry.getKey())));
        }
        return judged;
    }

    /** The set's résumés, prepared. */
    static List<CandidateFeatures> candidates(DevelopmentSet set, MatchScorer scorer) {
        return set.judgements().resumes().values().parallelStream()
                .map(scorer::features)
                .toList();
    }
}
