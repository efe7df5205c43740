package io.matchbridge.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlindingTest {

    private final Blinding blinding = new Blinding();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL | ann.lee@acme.example",
                "PHONE | (212) 555-0187",
                "LINK | https://people.example/ann",
                "ADDRESS | 12 Harbour Street",
                "BIRTH_OR_AGE | Date of birth: 3 May 1981",
                "BIRTH_OR_AGE | 34 years old",
                "BIRTH_OR_AGE | Age 34",
                "BIRTH_OR_AGE | Date of birth - 3 May 1981",
                "BIRTH_OR_AGE | Geburtsdatum – 3.5.1981",
                "GENDER | Gender    female",
                "NATIONALITY | Nationality\tDanish",
                "NATIONALITY | Danish citizen",
                "NATIONALITY | U.S. Citizen",
                "MARITAL_STATUS | Proud mother of two daughters",
                "MARITAL_STATUS | Father of 3",
                "NATIONALITY | Danish national",
                "GENDER | Gender: female",
                "MARITAL_STATUS | Marital status: married",
                "NATIONALITY | Nationality: Danish",
                "PHOTO | portrait.jpg",
                "SCHOOL | Ashgrove University",
                "SCHOOL | University of Tarn Valley",
            })
    void drops(Personal kind, String words) {
        BlindText blind = blinding.blind("Welder\n" + words + "\nMIG welding", "", List.of());

        assertThat(blind.normalized()).isEqualTo("Welder\nMIG welding");
        assertThat(blind.dropped()).contains(kind);
        assertThat(blind.text()).hasSameSizeAs(blind.original());
    }

    @Test
    void findsTheNameAboveTheContactsWhenNobodyGaveIt() {
        String head =
                "Lena Brandvold\nHarbour Quay 7\nBergen, Norway\nlena@people.example\n\nWelder\nBrandvold welds hulls.";
        String other = "Tomás Herrera\nPaseo Largo 12\nLima, Peru\nth@people.example\n\nWelder\nHerrera welds hulls.";

        BlindText blind = blinding.blind(head, "", List.of());

        assertThat(blind.normalized()).isEqualTo("Welder\nwelds hulls.");
        assertThat(blind.dropped()).contains(Personal.NAME, Personal.ADDRESS);
        assertThat(blinding.blind(other, "", List.of()).normalized()).isEqualTo(blind.normalized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Software Engineer\nlena@people.example\nJava", "Quality Welding\n\nSkills\nMIG welding"})
    void aRoleAboveTheContactsIsNoName(String text) {
        String role = text.lines().findFirst().orElseThrow();

        assertThat(blinding.blind(text, "", List.of()).normalized()).startsWith(role);
    }

    @Test
    void keepsTradeDegreeAndField() {
        String text = "Elementary School Teacher\nBachelor of Science in Nursing, Ashgrove University";

        assertThat(blinding.blind(text, "Robin Cook", List.of()).normalized())
                .isEqualTo("Elementary School Teacher\nBachelor of Science in Nursing,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sold to national accounts of Acme, and to citizens' offices",
                "Race cars  built and repaired",
                "Visa – Principal Engineer",
                "LinkedIn - Software Engineer",
                "Mobile  iOS and Android",
                "Clerk at First Valley National",
                "Name servers - BIND and Knot"
            })
    void leavesWhatOnlyLooksPersonal(String text) {
        assertThat(blinding.blind(text, "", List.of()).normalized()).isEqualTo(text.replaceAll(" +", " "));
    }

    @Test
    void somebodyCalledCookMayBeACook() {
        assertThat(blinding.blind("Robin Cook\nHead Cook in a hotel", "Robin Cook", List.of())
                        .normalized())
                .isEqualTo("Head Cook in a hotel");
    }
}
