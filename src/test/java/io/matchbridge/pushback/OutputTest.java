package io.matchbridge.pushback;

import static io.matchbridge.pushback.Subjects.date;
import static io.matchbridge.pushback.Subjects.field;
import static io.matchbridge.pushback.Subjects.scored;
import static io.matchbridge.pushback.Subjects.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.pushback.FieldDefinition.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final List<String> FIELD_TYPES = List.of(
            "Boolean",
            "CompensationRange",
            "Currency",
            "Date",
            "LongText",
            "MultiValueSelect",
            "Number",
            "NumberRange",
            "String",
            "ValueSelect",
            "Url",
            "UUID",
            "Location");

    private static final Map<Output, Set<String>> HELD_BY = Map.of(
            Output.SCORE, Set.of("Number", "String", "LongText"),
            Output.BAND, Set.of("String", "LongText", "ValueSelect"),
            Output.REASONS, Set.of("LongText", "String"),
            Output.MATCHED_SKILLS, Set.of("LongText", "String", "MultiValueSelect"),
            Output.MISSING_SKILLS, Set.of("LongText", "String", "MultiValueSelect"),
            Output.SCORED_AT, Set.of("Date", "String", "LongText"));

    @Test
    void everyOutputFitsTheFieldTypesThatCanHoldItAndNoOther() {
        for (Output output : Output.values()) {
            Set<String> fitting = FIELD_TYPES.stream()
                    .filter(type -> output.unfit(withBands(type)).isEmpty())
                    .collect(Collectors.toSet());

            assertThat(fitting).as(output.json()).isEqualTo(HELD_BY.get(output));
        }
    }

    @Test
    void aNumberFieldHoldsTheScoreAsANumberAndATextFieldAsText() {
        assertThat(Output.SCORE.value(scored(72, "strong"), field("Number")).intValue())
                .isEqualTo(72);
        assertThat(Output.SCORE.value(scored(72, "strong"), field("Number")).isInt())
                .isTrue();
        assertThat(Output.SCORE.value(scored(72, "strong"), field("String")).textValue())
                .isEqualTo("72");
    }

    @Test
    void aBandIsWrittenByTheValueOfItsOptionAndFoundByLabelOrValue() {
        FieldDefinition byLabel = select("ValueSelect", "Strong=s1", "GOOD=s2", "possible=s3", "Weak=s4");
        FieldDefinition byValue = select("ValueSelect", "A=STRONG", "B=good", "C=Possible", "D=weak");

        assertThat(Output.BAND.value(scored(55, "good"), byLabel).textValue()).isEqualTo("s2");
        assertThat(Output.BAND.value(scored(75, "strong"), byValue).textValue()).isEqualTo("STRONG");
    }

    @Test
    void aBandDoesNotFitASelectThatLacksOneOfTheBandsOrHasItArchived() {
        FieldDefinition lacking = select("ValueSelect", "Strong=s1", "Good=s2", "Possible=s3");
        FieldDefinition archived = new FieldDefinition(
                "f",
                "Band",
                "Application",
                "ValueSelect",
                false,
                false,
                List.of(
                        new Option("Strong", "1", false),
                        new Option("Good", "2", true),
                        new Option("Possible", "3", false),
                        new Option("Weak", "4", false)));

        assertThat(Output.BAND.unfit(lacking))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Weak"));
        assertThat(Output.BAND.unfit(archived))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Good"));
    }

    @Test
    void skillsInAMultiSelectAreOnlyThoseThatHaveAnOption() {
        FieldDefinition skills = select("MultiValueSelect", "Java=java", "PostgreSQL=pg");
        FieldDefinition none = select("MultiValueSelect", "Welding=w");

        assertThat(Output.MATCHED_SKILLS.value(scored(72, "strong"), skills)).hasSize(2);
        assertThat(Output.MATCHED_SKILLS
                        .value(scored(72, "strong"), skills)
                        .get(1)
                        .textValue())
                .isEqualTo("pg");
        assertThat(Output.MATCHED_SKILLS.value(scored(72, "strong"), none).isNull())
                .isTrue();
    }

    @Test
    void textIsOneLineInAStringAndOneSentenceALineInALongText() {
        Scored scored = scored(72, "strong");

        assertThat(Output.REASONS.value(scored, field("String")).textValue())
                .isEqualTo("Five years of Java. Led a team.");
        assertThat(Output.REASONS.value(scored, field("LongText")).textValue())
                .isEqualTo("Five years of Java.\nLed a team.");
        assertThat(Output.MISSING_SKILLS.value(scored, field("String")).textValue())
                .isEqualTo("Kafka, Go");
    }

    @Test
    void nothingToSayEmptiesTheField() {
        Scored silent = new Scored(10, "weak", List.of(), List.of(), List.of(), Subjects.NOW, 1);

        assertThat(Output.REASONS.value(silent, field("LongText")).isNull()).isTrue();
        assertThat(Output.MISSING_SKILLS.value(silent, field("String")).isNull())
                .isTrue();
    }

    @Test
    void aDateHasATimeOnlyWhereTheFieldHasOne() {
        assertThat(Output.SCORED_AT.value(scored(1, "weak"), date(true)).textValue())
                .isEqualTo("2026-11-24");
        assertThat(Output.SCORED_AT.value(scored(1, "weak"), date(false)).textValue())
                .isEqualTo("2026-11-24T10:15:30.000Z");
    }

    private static FieldDefinition withBands(String type) {
        String[] bands =
                type.endsWith("Select") ? new String[] {"Strong=1", "Good=2", "Possible=3", "Weak=4"} : new String[0];
        return Arrays.asList(bands).isEmpty() ? field(type) : select(type, bands);
    }
}
