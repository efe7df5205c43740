package io.matchbridge.attachments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.attachments.text.MadeFiles.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order the lines of a PDF are read. Lines are drawn in an order that says nothing about it. */
class ReadingOrderTest {

    private final List<Line> page = new ArrayList<>();

    @Test
    void readsTheLeftColumnBeforeTheRightOne() throws IOException {
        write(
                50,
                40,
                14,
                "Ann Other, software engineer with a long headline that goes over the whole width of the page");
        write(
                50,
                80,
                14,
                "Experience",
                "Engineer at Acme since spring",
                "Built payment services in Java",
                "Led a team of six people",
                "Moved it all to Kubernetes");
        write(
                330,
                80,
                14,
                "Education",
                "Master of computer science",
                "Bachelor of mathematics",
                "Languages",
                "English and German, fluent");
        write(
                50,
                200,
                14,
                "References are given on request, together with all the certificates named on this page above");

        assertThat(read())
                .containsExactly(
                        "Ann Other, software engineer with a long headline that goes over the whole width of the page",
                        "Experience",
                        "Engineer at Acme since spring",
                        "Built payment services in Java",
                        "Led a team of six people",
                        "Moved it all to Kubernetes",
                        "Education",
                        "Master of computer science",
                        "Bachelor of mathematics",
                        "Languages",
                        "English and German, fluent",
                        "References are given on request, together with all the certificates named on this page above");
    }

    @Test
    void readsASidebarWithLinesOfItsOwnHeight() throws IOException {
        write(
                40,
                60,
                11,
                "Contact",
                "ann@acme.example",
                "Springfield",
                "Skills",
                "Java, SQL",
                "Kubernetes",
                "Terraform",
                "Kafka");
        write(
                200,
                63,
                17,
                "Senior engineer, Acme Limited, 2019 until today",
                "Built the payment services of the whole company",
                "in Java, with a team of six people in two towns",
                "Junior engineer, Example Works, 2015 until 2019",
                "Kept the web shop alive and its tests green");

        assertThat(read())
                .containsExactly(
                        "Contact",
                        "ann@acme.example",
                        "Springfield",
                        "Skills",
                        "Java, SQL",
                        "Kubernetes",
                        "Terraform",
                        "Kafka",
                        "Senior engineer, Acme Limited, 2019 until today",
                        "Built the payment services of the whole company",
                        "in Java, with a team of six people in two towns",
                        "Junior engineer, Example Works, 2015 until 2019",
                        "Kept the web shop alive and its tests green");
    }

    @Test
    void readsThreeColumns() throws IOException {
        write(
                40,
                60,
                14,
                "the left column, line one",
                "the left column, line two",
                "the left column, line three",
                "the left column, line four",
                "the left column, line five");
        write(
                230,
                60,
                14,
                "the middle column, line one",
                "the middle column, line two",
                "the middle column, line three",
                "the middle column, line four",
                "the middle column, line five");
        write(
                420,
                60,
                14,
                "the right column, line one",
                "the right column, line two",
                "the right column, line three",
                "the right column, line four",
                "the right column, line five");

        assertThat(read())
                .containsExactly(
                        "the left column, line one",
                        "the left column, line two",
                        "the left column, line three",
                        "the left column, line four",
                        "the left column, line five",
                        "the middle column, line one",
                        "the middle column, line two",
                        "the middle column, line three",
                        "the middle column, line four",
                        "the middle column, line five",
                        "the right column, line one",
                        "the right column, line two",
                        "the right column, line three",
                        "the right column, line four",
                        "the right column, line five");
    }

    @Test
    void leavesDatesAtTheRightEdgeInTheirLine() throws IOException {
        for (int job = 0; job < 5; job++) {
            int y = 60 + 60 * job;
            write(50, y, 14, "Engineer number " + job, "Acme Limited", "Built services", "Led people");
            write(480, y, 14, "2015 - 2019", "Springfield");
        }

        assertThat(read())
                .startsWith(
                        "Engineer number 0 2015 - 2019",
                        "Acme Limited Springfield",
                        "Built services",
                        "Led people",
                        "Engineer number 1 2015 - 2019");
    }

    @Test
    void leavesDatesAtTheLeftEdgeInTheirLine() throws IOException {
        write(50, 60, 14, "2019-2024", "2015-2019", "2012-2015", "2010-2012", "2008-2010");
        write(
                150,
                60,
                14,
                "Head of engineering at Acme",
                "Senior engineer at Acme",
                "Engineer at Example Works",
                "Trainee at Example Works",
                "Student at Springfield");

        assertThat(read()).startsWith("2019-2024 Head of engineering at Acme", "2015-2019 Senior engineer at Acme");
    }

    @Test
    void leavesBulletsAndLabelsInTheirLine() throws IOException {
        for (int i = 0; i < 6; i++) {
            write(50, 60 + 14 * i, 14, "-");
            write(80, 60 + 14 * i, 14, "Built service number " + i + " with great care");
        }
        write(50, 200, 14, "Languages", "Databases", "Platforms", "Spoken", "Hobbies");
        write(
                150,
                200,
                14,
                "Java and some Python, for ten years",
                "PostgreSQL, and Redis where it must be",
                "Linux, Kubernetes, the clouds there are",
                "English, German and a little Romanian",
                "Mountains, if they are high enough");

        assertThat(read())
                .contains(
                        "- Built service number 3 with great care", "Databases PostgreSQL, and Redis where it must be");
    }

    private void write(float x, float y, float lineHeight, String... lines) {
        for (String line : lines) {
            page.add(new Line(x, y, line));
            y += lineHeight;
        }
    }

    private String[] read() throws IOException {
        Collections.shuffle(page, new Random(42));
        BoundedText text = new BoundedText(100_000);
        PdfText.read(MadeFiles.pdf(page), text);
        return text.toString().split("\\n+");
    }
}
