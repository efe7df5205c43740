package io.matchbridge.pushback;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.sandbox.world.NoteHtml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoteTextTest {

    private static final Scored SCORED = new Scored(
            72,
            "strong",
            List.of("Five years of <Java> & \"more\".", "<script>alert('x')</script>\u0007"),
            List.of(),
            List.of("Kafka", "C<T>"),
            Subjects.NOW,
            1);

    @Test
    void holdsOnlyWhatAshbyKeepsAndNothingThatCouldBeTakenForHtml() {
        String html = NoteText.referenced(
                NoteText.html(
                        SCORED, "R&D <Lead>", Optional.of("https://match.acme.example/#tenant=acme&application=a\"1")),
                "ref 12-9f3c1a2b");

        assertThat(NoteHtml.plain(NoteHtml.kept(html))).isEqualTo(NoteHtml.plain(html));
        assertThat(html).doesNotContain("<script").doesNotContain("\u0007").contains("R&amp;D &lt;Lead&gt;");
    }

    @Test
    void saysTheBandTheScoreTheReasonsWhatIsMissingAndItsReference() {
        String plain = NoteHtml.plain(NoteText.referenced(
                NoteText.html(
                        SCORED, "Engineer", Optional.of("https://match.acme.example/#tenant=acme&application=a\"1")),
                "ref 12-9f3c1a2b"));

        assertThat(plain)
                .startsWith("Match: Strong, 72 of 100 for Engineer")
                .contains("Five years of <Java> & \"more\".", "Not found: Kafka, C<T>")
                .endsWith("Matchbridge ref 12-9f3c1a2b");
    }
}
