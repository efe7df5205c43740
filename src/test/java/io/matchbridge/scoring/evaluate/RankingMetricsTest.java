package io.matchbridge.scoring.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class RankingMetricsTest {

    @Test
    void agreesWithTheFormulasByHand() {
        double[] scores = {3, 2, 1};
        int[] grades = {0, 2, 1};

        // (3 / log2(3) + 1 / log2(4)) / (3 / log2(2) + 1 / log2(3))
        assertThat(RankingMetrics.ndcg(scores, grades)).isCloseTo(2.392789 / 3.630930, offset(1e-6));
        assertThat(RankingMetrics.averagePrecision(scores, grades)).isCloseTo((1 / 2.0 + 2 / 3.0) / 2, offset(1e-9));
        assertThat(RankingMetrics.auc(scores, grades)).isZero();
    }

    @Test
    void tiesBringNoGain() {
        assertThat(RankingMetrics.averagePrecision(new double[] {1, 1}, new int[] {0, 1}))
                .isEqualTo(0.5);
        assertThat(RankingMetrics.auc(new double[] {1, 1}, new int[] {0, 1})).isEqualTo(0.5);
    }

    @Test
    void areUndefinedWithoutAMatch() {
        assertThat(RankingMetrics.ndcg(new double[] {1}, new int[] {0})).isNaN();
    }
}
