package io.matchbridge.scoring.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates are written in many ways, and years of experience are computed from them. */
class PositionFinderTest {

    private final PositionFinder finder = new PositionFinder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "March 2018 - May 2020",
                "Mar. 2018 – May 2020",
                "march 2018 through may 2020",
                "March, 2018 to May, 2020",
                "March 1, 2018 - May 31st, 2020",
                "1 March 2018 - 31 May 2020",
                "03/2018 - 05/2020",
                "3/2018-5/2020",
                "03.2018 bis 05.2020",
                "01.03.2018 – 31.05.2020",
                "01. 03. 2018 – 31. 05. 2020",
                "03/01/2018 - 05/31/2020",
                "15/03/2018 - 31/05/2020",
                "03-2018 – 05-2020",
                "2018-03 - 2020-05",
                "2018/03 – 2020/05",
                "2018.03-2020.05",
                "2018-03-01 to 2020-05-31",
                "März 2018 – Mai 2020",
                "mars 2018 à mai 2020",
                "marzo 2018 a mayo 2020",
                "marzo 2018 - maggio 2020",
                "martie 2018 – mai 2020",
                "março 2018 - maio 2020",
                "maart 2018 - mei 2020"
            })
    void twentySevenMonthsHoweverTheyAreWritten(String dates) {
        List<Position> positions = finder.find("EXPERIENCE\nEngineer, Acme  " + dates + "\n");

        assertThat(positions).extracting(Position::title).containsExactly("Engineer, Acme");
        assertThat(positions).extracting(Position::months).containsExactly(27);
    }

    @ParameterizedTest
    @CsvSource({
        "juin 2018 - juillet 2018, 2",
        "giugno 2018 - luglio 2018, 2",
        "enero 2018 - agosto 2018, 8",
        "gennaio 2018 - ottobre 2018, 10",
        "ianuarie 2018 - noiembrie 2018, 11",
        "Sept 2018 - Dec 2018, 4",
        "fevereiro 2018 - setembro 2018, 8",
        "2015 - 2018, 36" // years alone are not counted in full at both ends
    })
    void monthsAreKnownByName(String dates, int months) {
        assertThat(finder.find("Engineer " + dates))
                .extracting(Position::months)
                .containsExactly(months);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seit 03/2018",
                "since March 2018",
                "2018-03 - present",
                "01.03.2018 – heute",
                "martie 2018 – prezent",
                "March 2018 – Current"
            })
    void whatLastsCountsToTheMonthOfTheScorersVersion(String dates) {
        Position position = finder.find("Engineer " + dates).get(0);

        assertThat(position.lastMonth()).isEqualTo(PositionFinder.PRESENT);
        assertThat(position.firstMonth()).isEqualTo(2018 * 12 + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bachelor of Science 2010 - 2014",
                "Phone 2018-203-33",
                "Engineer 2020 - 2018",
                "Saved 2018 tickets",
                "1899-03 - 1901-05"
            })
    void whatIsNoPositionIsNone(String line) {
        assertThat(finder.find(line)).isEmpty();
    }
}
