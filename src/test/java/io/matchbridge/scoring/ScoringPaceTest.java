package io.matchbridge.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is yet to be scored is counted often where it is soon done, and seldom where counting is work. */
class ScoringPaceTest {

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(5)).withoutScores();

    @Test
    void muchIsCountedSeldom() {
        app.connect("acme");
        List<String> applications =
                app.service().column("select count(*) from application where removed_at is null and tenant = 'acme'");
        app.service()
                .execute("insert into scoring_pace (tenant, words_due, due) values ('acme', 1000000, 1000000)"
                        + " on conflict (tenant) do update set words_due = 1000000, due = 1000000, at = now()");

        measure();
        assertThat(due()).containsExactly("1000000");

        app.service().execute("update scoring_pace set at = now() - interval '201 seconds'");
        measure();
        assertThat(due()).isEqualTo(applications);
    }

    private static void measure() {
        app.service()
                .camel()
                .createFluentProducerTemplate()
                .to("kamelet:sql/scoring/pace")
                .request(); // throws what the statement throws
    }

    private static List<String> due() {
        return app.service().column("select due from scoring_pace where tenant = 'acme'");
    }
}
