package io.matchbridge.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchbridge.scoring.evaluate.Judgements;
import io.matchbridge.scoring.evaluate.RankingMetrics;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.JobFeatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the score by words alone, which is quick, still ranks the development sets as well as it did. */
class RankingQualityTest {

    private static final Path SETS = Path.of(System.getProperty("matchbridge.shared", "../shared"), "scoring-dev");

    private final MatchScorer scorer = new MatchScorer();

    @ParameterizedTest
    @CsvSource({"category-en, 0.50, 0.83", "constructed-en, 0.97, 0.99", "human-ro, 0.95, 0.97"})
    @DisplayName("ranks a development set (skipped where the sets are not at hand)")
    void ranksADevelopmentSet(String set, double leastNdcg, double leastAuc) throws Exception {
        assumeTrue(Files.exists(SETS.resolve(set)), "no development sets under -Dmatchbridge.shared");
        Judgements judgements = Judgements.read(SETS.resolve(set));
        List<CandidateFeatures> candidates = judgements.resumes().values().parallelStream()
                .map(scorer::features)
                .toList();

        List<double[]> figures = new ArrayList<>();
        for (Map.Entry<String, JobText> entry : judgements.jobs().entrySet()) {
            JobFeatures job = scorer.features(entry.getValue());
            double[] scores = candidates.stream()
                    .mapToDouble(candidate -> scorer.rank(job, candidate))
                    .toArray();
            int[] grades = judgements.gradesOf(entry.getKey());
            figures.add(new double[] {RankingMetrics.ndcg(scores, grades), RankingMetrics.auc(scores, grades)});
        }

        assertThat(mean(figures, 0)).as("nDCG@10").isGreaterThanOrEqualTo(leastNdcg);
        assertThat(mean(figures, 1)).as("AUC").isGreaterThanOrEqualTo(leastAuc);
    }

    private static double mean(List<double[]> figures, int column) {
        return figures.stream().mapToDouble(figure -> figure[column]).average().orElseThrow();
    }
}
