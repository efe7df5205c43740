package io.matchbridge.pushback;

import static io.matchbridge.pushback.StandingValue.same;
import static io.matchbridge.pushback.Subjects.json;
import static io.matchbridge.pushback.Subjects.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;

class StandingValueTest {

    @Test
    void numbersAreComparedBySize() {
        assertThat(same(json(72), json(72.0))).isTrue();
        assertThat(same(json(72), json(72.5))).isFalse();
        assertThat(same(json(72), json("72"))).isFalse();
    }

    @Test
    void listsAreComparedAsSets() {
        assertThat(same(list("a", "b"), list("b", "a"))).isTrue();
        assertThat(same(list("a"), list("a", "b"))).isFalse();
    }

    @Test
    void absentNullAndEmptyListAreNoValue() {
        assertThat(same(null, NullNode.instance)).isTrue();
        assertThat(same(list(), null)).isTrue();
        assertThat(same(json(""), null)).isFalse();
    }

    @Test
    void datesAreComparedByTheirDayWhereOneHasNoTime() {
        assertThat(same(json("2026-11-24"), json("2026-11-24T00:00:00.000Z"))).isTrue();
        assertThat(same(json("2026-11-24"), json("2026-11-25T00:00:00.000Z"))).isFalse();
        assertThat(same(json("2026-11-24T10:00:00.000Z"), json("2026-11-24T11:00:00+01:00")))
                .isTrue();
        assertThat(same(json("2026-11-24T10:00:00.000Z"), json("2026-11-24T10:00:01.000Z")))
                .isFalse();
    }

    @Test
    void textIsComparedByItsWords() {
        assertThat(same(json("Strong"), json("strong"))).isFalse();
        assertThat(same(json("Five years\nof Java\n"), json("Five years\r\nof Java")))
                .isTrue();
        assertThat(same(json("Java, Go"), json("JavaGo"))).isFalse();
        assertThat(same(json("2026-11-24"), json("2026-11-24 and more"))).isFalse();
    }
}
