package io.matchbridge.scoring.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesAScoreForEveryPairAndPrintsTheFigures() throws IOException {
        write(
                "{\"id\":\"r1\",\"text\":\"Welder with MIG and TIG, ten years in a shipyard\"}\n{\"id\":\"r2\",\"text\":\"\"}\n",
                "j1\tr1\t1\n");

        assertThat(run(folder.toString(), "--run", folder.resolve("run.tsv").toString()))
                .isZero();

        List<String> lines = Files.readAllLines(folder.resolve("run.tsv"));
        assertThat(lines).hasSize(2).allMatch(line -> line.matches("j1\\tr[12]\\t\\d{1,3}\\.\\d{6}"));
        assertThat(out.toString()).contains("nDCG@10 1.0000", "MAP 1.0000", "AUC 1.0000");
    }

    @Test
    void readsRequirementsThatAreKeptApart() throws Exception {
        write("{\"id\":\"r1\",\"text\":\"Welder\"}\n", "j1\tr1\t1\n");
        Files.writeString(
                folder.resolve("jobs.jsonl"),
                "{\"id\":\"j1\",\"title\":\"Welder\",\"description\":\"Ships.\",\"requirements\":[\"MIG\",\"TIG\"]}\n");

        assertThat(Judgements.read(folder).jobs().get("j1").description())
                .isEqualTo("Ships.\n\nRequirements:\n- MIG\n- TIG");
    }

    @Test
    void namesFileAndLineOfBadInput() throws IOException {
        write("{\"id\":\"r1\",\"text\":\"Welder\"}\n{\"id\":\n", "j1\tr1\t1\n");

        assertThat(run(folder.toString())).isEqualTo(1);

        assertThat(err.toString().lines()).singleElement().asString().endsWith("resumes.jsonl, line 2: is no JSON");
    }

    @Test
    void refusesAGradeForAResumeThatIsNotThere() throws IOException {
        write("{\"id\":\"r1\",\"text\":\"Welder\"}\n", "j1\tr9\t1\n");

        assertThat(run(folder.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("qrels.tsv, line 1");
    }

    @Test
    void saysWhenAFileIsNotThere() {
        assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(1);

        assertThat(err.toString()).contains("jobs.jsonl is not there");
    }

    private int run(String... args) {
        return new EvaluateCommand(new PrintStream(out), new PrintStream(err)).evaluate(List.of(args));
    }

    private void write(String resumes, String grades) throws IOException {
        Files.writeString(
                folder.resolve("jobs.jsonl"),
                "{\"id\":\"j1\",\"title\":\"Welder\",\"description\":\"MIG welding of hulls\"}\n");
        Files.writeString(folder.resolve("resumes.jsonl"), resumes);
        Files.writeString(folder.resolve("qrels.tsv"), grades);
    }
}
