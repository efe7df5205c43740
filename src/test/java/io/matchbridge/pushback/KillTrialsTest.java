package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchbridge.testing.AppProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A node that is killed while it writes notes, at a random moment, again and again: never two, never none. Each kill costs the
 * start of a process, so they are made on demand: {@code -Dpushback.kills=20 -Dtest=KillTrialsTest}.
 */
@ResourceLock("ConnectedCompany")
@Order(Integer.MAX_VALUE)
class KillTrialsTest {

    private static final int KILLS = Integer.getInteger("pushback.kills", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ConnectedCompany company = new ConnectedCompany();

    @TempDir
    static Path folder;

    @Test
    void everyNoteStandsExactlyOnceWheneverTheNodeDies() throws Exception {
        assumeTrue(KILLS > 0, "no kills are asked for: -Dpushback.kills=20");
        SplittableRandom dice = new SplittableRandom(Long.getLong("pushback.seed", 1));
        company.forget();
        aDayPasses(0);
        company.switchOn(notes());
        company.settle();
        Map<String, Integer> counts = new TreeMap<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            Map<String, Integer> wanted = wanted();
            company.looks(false);
            company.service.execute("delete from push_back_run");
            AppProcess node =
                    AppProcess.startCompiled(Path.of("").toAbsolutePath(), TwoNodesTest.settings(company, folder));
            node.awaitOutput("is ready on", PATIENCE);
            company.sandbox.log().clear();
            aDayPasses(kill);
            int calls = 1 + dice.nextInt(wanted.size());
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .until(() -> company.requests("candidate.createNote") >= calls);
            node.kill();
            count(
                    counts,
                    "killed with claims",
                    company.service
                            .column("select 1 from push_back where state = 'claimed'")
                            .size());
            company.looks(true);
            company.service.execute("update push_back_run set leased_until = now()"); // it is dead
            company.settle();
            wanted.forEach((candidate, notes) -> {
                int stand = company.ourNotes(candidate).size();
                count(counts, stand == notes ? "each note once" : stand > notes ? "a note twice" : "a note missing", 1);
            });
        }

        System.out.printf("%d kills: %s%n", KILLS, counts);
        assertThat(counts).doesNotContainKeys("a note twice", "a note missing");
    }

    private static void count(Map<String, Integer> counts, String what, int number) {
        counts.merge(what, number, Integer::sum);
    }

    /** How many notes each candidate is to have after the next round: one more for each application. */
    private static Map<String, Integer> wanted() {
        Map<String, Integer> wanted = new TreeMap<>();
        company.service
                .column("select candidate_id from application a join score s on s.application_id = a.id"
                        + " where a.status = 'Active' and a.removed_at is null")
                .forEach(candidate -> wanted.merge(candidate, 1, Integer::sum));
        wanted.replaceAll(
                (candidate, notes) -> notes + company.ourNotes(candidate).size());
        return wanted;
    }

    /** Everybody gets another band. */
    private static void aDayPasses(int round) {
        company.service.execute("update push_back_written set at = at - interval '1 day';"
                + " update score set band = '%s', score = %d, scored_at = now()"
                        .formatted(
                                List.of("strong", "good", "possible", "weak").get(round % 4), 90 - 25 * (round % 4)));
    }
}
