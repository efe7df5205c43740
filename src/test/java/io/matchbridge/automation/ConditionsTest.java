package io.matchbridge.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final Map<String, Object> KNOWN = Map.of(
            "score", 80L,
            "band", "strong",
            "application", Map.of("status", "Active"),
            "stage", Map.of("title", "Application Review"),
            "job", Map.of("title", "Night Nurse", "department", "Care"),
            "candidate", Map.of("name", "Ann", "years", 4L, "links", List.of(Map.of("type", "GitHub"))),
            "tags", List.of("Referred", "Local"));

    private final Conditions conditions = new Conditions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score >= 75 && stage.title == 'Application Review'",
                "band in ['strong', 'good']",
                "'Referred' in tags",
                "tags.exists(t, t.startsWith('Loc'))",
                "has(candidate.company) ? candidate.company == 'Acme' : true",
                "candidate.links.exists(l, l.type == 'GitHub')",
                "candidate.years > 3.5",
                "job.title.matches('(?i)nurse')"
            })
    void holds(String expression) {
        conditions.check(expression);

        assertThat(conditions.holds(expression, KNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score >= ",
                "score",
                "score > 'high'",
                "salary > 3",
                "tags.size()",
                "band == 3",
                "candidate.delete()",
                "'a' + 1 == 'b'"
            })
    void refusesWhatIsNoQuestionAboutAnApplication(String expression) {
        assertThatThrownBy(() -> conditions.check(expression))
                .isInstanceOf(Conditions.Unclear.class)
                .hasMessageStartingWith("line 1, column ");
    }

    @Test
    void saysWhyACaseCannotBeToldWithoutQuotingIt() {
        assertThatThrownBy(() -> conditions.holds("candidate.company == 'Acme'", KNOWN))
                .isInstanceOf(Conditions.Unclear.class)
                .hasMessageContaining("has(…)");
        assertThatThrownBy(() -> conditions.holds("candidate.name", KNOWN))
                .isInstanceOf(Conditions.Unclear.class)
                .hasMessageNotContaining("Ann");
        assertThatThrownBy(() -> conditions.holds("candidate.name > 3", KNOWN))
                .isInstanceOf(Conditions.Unclear.class)
                .hasMessageNotContaining("Ann");
    }

    @Test
    void boundsTheLengthTheDepthAndTheSteps() {
        Map<String, Object> many = new java.util.HashMap<>(KNOWN);
        many.put("tags", Collections.nCopies(100, "a"));

        assertThatThrownBy(() -> conditions.check("true || ".repeat(400) + "true"))
                .isInstanceOf(Conditions.Unclear.class);
        assertThatThrownBy(() -> conditions.check("(".repeat(500) + "true" + ")".repeat(500)))
                .isInstanceOf(Conditions.Unclear.class);
        assertThatThrownBy(() -> conditions.holds("tags.all(a, tags.all(b, tags.all(c, tags.all(d, a == d))))", many))
                .isInstanceOf(Conditions.Unclear.class)
                .hasMessageContaining("too many steps");
        assertThatCode(() -> conditions.holds("job.title.matches('(a*)*b')", KNOWN))
                .as("patterns take time in proportion to the text")
                .doesNotThrowAnyException();
    }
}
