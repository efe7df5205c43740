package io.matchbridge.attachments.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matchbridge.attachments.text.MadeFiles.Line;
import io.matchbridge.attachments.text.ReadText.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm their reader. */
class HostileFilesTest {

    private static final long GIGABYTE = 1L << 30;
    private static final byte[] GOOD = MadeFiles.pdf(List.of(new Line(50, 50, "Engineer at Acme")));

    @TempDir
    private Path directory;

    @Test
    void survivesAPdfThatInflatesToAGigabyte() throws IOException {
        byte[] bomb = MadeFiles.pdfBomb(GIGABYTE);
        assertThat(bomb.length).isLessThan(4 << 20);
        try (AttachmentReader reader = reader(1, 3)) {
            Instant start = Instant.now();

            ReadText read = read(reader, bomb, "cv.pdf");

            assertThat(read.state()).isIn(State.TIMED_OUT, State.BROKEN);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
            // A busy machine may take longer than these three seconds to start the child that reads on.
            await().until(() -> read(reader, GOOD, "cv.pdf").text(), "Engineer at Acme"::equals);
        }
    }

    @Test
    void killsAChildThatIsLate() throws IOException {
        byte[] slow = MadeFiles.pdfBomb(GIGABYTE / 8);
        int mostText = 1_001; // as no other class asks for
        ChildProcesses children = new ChildProcesses(mostText);
        try (AttachmentReader reader = new AttachmentReader(1, 1024, Duration.ofMillis(300), mostText, 1 << 24)) {
            assertThat(read(reader, slow, "cv.pdf").state()).isEqualTo(State.TIMED_OUT);
            assertThat(children.pids()).isEmpty();
        }
    }

    @Test
    void survivesZipBombs() throws IOException {
        byte[] docx = MadeFiles.docxBomb(GIGABYTE);
        byte[] odt = MadeFiles.odtBomb(GIGABYTE);
        try (AttachmentReader reader = reader(1, 20)) {
            for (byte[] bomb : List.of(docx, odt)) {
                ReadText read = read(reader, bomb, "cv");

                assertThat(read).isEqualTo(new ReadText(State.BROKEN, "", "The file unpacks to far more than it may."));
                assertThat(read(reader, GOOD, "cv.pdf").state()).isEqualTo(State.READ);
            }
        }
    }

    @Test
    void answersForEveryDamage() throws IOException {
        List<byte[]> sound = List.of(
                GOOD,
                MadeFiles.docx("<w:p><w:r><w:t>Engineer</w:t></w:r></w:p>"),
                MadeFiles.odt("<text:p>Engineer</text:p>"),
                "{\\rtf1{\\fonttbl{\\f0 Arial;}}\\u537?\\'e9 Engineer\\par}".getBytes(UTF_8));
        Random random = new Random(1);
        try (AttachmentReader reader = reader(1, 20)) {
            for (int i = 0; i < 400; i++) {
                byte[] damaged = sound.get(i % sound.size()).clone();
                for (int hits = 1 + random.nextInt(20); hits > 0; hits--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }

                ReadText read = read(reader, damaged, "cv");

                assertThat(read.state()).as("file %d", i).isNotIn(State.TIMED_OUT, State.TOO_LARGE);
                assertThat(read.reason())
                        .as("file %d", i)
                        .isNotEqualTo(Finding.READER_ENDED.withoutText().reason());
            }
        }
    }

    @Test
    void readsNoFileThatAnEntityNames() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "top secret");
        String doctype = "<!DOCTYPE d [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
        byte[] docx = MadeFiles.docxWithXml(
                doctype
                        + "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Engineer &e;</w:t></w:r></w:p></w:body></w:document>");
        byte[] odt = MadeFiles.odtWithXml(
                doctype
                        + "<office:document-content><office:body><text:p>Engineer &e;</text:p></office:body></office:document-content>");
        try (AttachmentReader reader = reader(1, 20)) {
            assertThat(read(reader, docx, "cv.docx").text()).doesNotContain("secret");
            assertThat(read(reader, odt, "cv.odt").text())
                    .startsWith("Engineer")
                    .doesNotContain("secret");
        }
    }

    private static AttachmentReader reader(int children, int seconds) {
        return new AttachmentReader(children, 256, Duration.ofSeconds(seconds), 200_000, 25 << 20);
    }

    private ReadText read(AttachmentReader reader, byte[] content, String name) throws IOException {
        return reader.read(Files.write(Files.createTempFile(directory, "file", ""), content), name, null);
    }
}
