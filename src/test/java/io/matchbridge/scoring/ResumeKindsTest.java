package io.matchbridge.scoring;

import static io.matchbridge.testing.SandboxedService.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Browser;
import io.matchbridge.testing.SandboxedService;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Résumés as applicants send them, from Ashby's link to the score and the console. */
class ResumeKindsTest {

    /** The number of the first candidate whose résumé is a picture. */
    private static final int SCANNED = 41;

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(SCANNED + 1)).withoutMeaning();

    @BeforeAll
    static void connect() {
        app.connect("acme");
        await(() -> app.card("acme").at("/scoring/words/due").asInt(-1), due -> due == 0);
    }

    @ParameterizedTest
    @CsvSource({"pdf, 0", "docx, 1", "rtf, 3", "odt, 8", "html, 14", "txt, 20"})
    void everyKindIsReadInItsOrder(String kind, int candidate) {
        String text = one("select f.resume_text from attachment f"
                + " join candidate c on c.tenant = f.tenant and c.id = f.candidate_id where f.state = 'stored' and f.name like '%."
                + kind + "' and c.name = '" + name(candidate) + "'");

        assertThat(words(text)).isEqualTo(words(app.sandbox().resumeText(candidate)));
    }

    @Test
    void aScanIsCountedAndNotScoredAsEmpty() {
        String application = one("select a.id from application a join candidate c on c.tenant = a.tenant"
                + " and c.id = a.candidate_id where c.name = '" + name(SCANNED) + "' order by 1 limit 1");

        JsonNode shown =
                app.get("/connections/acme/applications/" + application).json();

        assertThat(shown.path("score").isNull()).isTrue();
        assertThat(shown.path("notScored").asText()).isEqualTo("unreadable");
        assertThat(app.card("acme").at("/counts/unreadable").asInt()).isEqualTo(1);
        JsonNode file = app.get("/connections/acme/candidates/"
                        + shown.at("/candidate/id").asText())
                .json()
                .at("/attachments/0");
        assertThat(file.path("state").asText()).isEqualTo("unreadable");
        assertThat(file.path("textChars").asInt()).isZero();
        assertThat(file.path("bytes").asInt()).isPositive();
    }

    @Test
    void theConsoleLeadsFromTheCardToTheQuotesOfAScore() {
        String[] best = one("select j.title || '|' || c.name from score s"
                        + " join application a on a.tenant = s.tenant and a.id = s.application_id"
                        + " join job j on j.tenant = a.tenant and j.id = a.job_id"
                        + " join candidate c on c.tenant = a.tenant and c.id = a.candidate_id"
                        + " where j.status = 'Open' order by s.score desc limit 1")
                .split("\\|");

        try (Browser browser = Browser.start()) {
            browser.open(app.service().url() + "/");
            browser.shown("#token", "").sendKeys(app.service().adminToken());
            browser.shown("#sign-in button", "Sign in").click();
            browser.shown(".card .counts", "Unreadable");
            browser.shown(".card summary", "Last sync").click();
            browser.shown(".card tbody", "attachments");
            browser.shown(".card button", "Jobs and scores").click();
            browser.shown("#jobs .list button", best[0]).click();
            browser.shown("#jobs tbody button.link", best[1]).click();
            browser.shown("dialog h2", best[1]);
            browser.shown("dialog summary", "Notes and files").click();

            assertThat(browser.title()).isEqualTo("Matchbridge");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String name(int candidate) {
        return app.sandbox()
                .resumeText(candidate)
                .lines()
                .findFirst()
                .orElseThrow()
                .replace("'", "''");
    }

    /** Bullets aside: a word processor may draw them as it likes. */
    private static List<String> words(String text) {
        return List.of(text.replaceAll("[-•·]", " ").strip().split("\\s+"));
    }

    private static String one(String sql) {
        return app.service().column(sql).get(0);
    }
}
