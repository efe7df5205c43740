package io.matchbridge.pushback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Random faults: never two notes, never none. {@code -Dpushback.trials=1000 -Dtest=FaultTrialsTest} makes a thousand trials;
 * {@code -Dpushback.seed} another course of them.
 */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class FaultTrialsTest {

    private static final int TRIALS = Integer.getInteger("pushback.trials", 60);

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    @Test
    void everyNoteTagAndFieldStandsExactlyOnceWhateverGoesWrong() {
        FaultTrials.Result result = new FaultTrials(company, Long.getLong("pushback.seed", 1))
                .whereAshbyChangesItsHabits()
                .run(TRIALS);

        System.out.printf(
                "%d trials with random faults: %s; %s looked for%n",
                result.trials(),
                result.counts(),
                company.service
                        .column("select count(*) from push_back where attempts > 1")
                        .get(0));
        assertThat(result.trials()).isGreaterThanOrEqualTo(TRIALS);
        assertThat(result.counts())
                .as("%s", result.stories())
                .doesNotContainKeys("a note twice", "a note missing", "not one tag", "wrong field");
    }
}
