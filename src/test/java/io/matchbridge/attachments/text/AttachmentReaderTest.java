package io.matchbridge.attachments.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchbridge.attachments.text.MadeFiles.Line;
import io.matchbridge.attachments.text.ReadText.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every state in which reading ends, through real child JVMs. */
class AttachmentReaderTest {

    @RegisterExtension
    static final Reading files = new Reading();

    @TempDir
    private Path directory;

    @Test
    void replacesWhatADatabaseRefuses() throws IOException {
        assertThat(files.read("Java\0 and SQL, with many more words after it so that it still counts as text", "cv.txt")
                        .text())
                .startsWith("Java\uFFFD and SQL");
        assertThat(files.read(MadeFiles.odt("<text:p>a&#xD800;b</text:p>"), "cv.odt")
                        .text())
                .doesNotContain("\uD800");
    }

    @Test
    void cutsLongTextAtAWord() {
        ReadText read = files.read("something ".repeat(30_000), "cv.txt");

        assertThat(read.state()).isEqualTo(State.READ);
        assertThat(read.text()).hasSizeBetween(199_980, 200_000).endsWith(" something");
        assertThat(read.reason()).contains("longer than the limit");
    }

    @Test
    void saysThatAScanHasNoText() throws IOException {
        assertThat(files.read(MadeFiles.scannedPdf(), "cv.pdf").state()).isEqualTo(State.NO_TEXT);
    }

    @Test
    void saysThatAFileNeedsAPassword() throws IOException {
        ReadText read = files.read(MadeFiles.encryptedPdf("secret", MadeFiles.resume()), "cv.pdf");

        assertThat(read).isEqualTo(new ReadText(State.BROKEN, "", "The file is protected by a password."));
    }

    @Test
    void readsAPdfThatIsOnlyProtectedAgainstChanges() throws IOException {
        assertThat(files.read(MadeFiles.encryptedPdf("", MadeFiles.resume()), "cv.pdf")
                        .text())
                .startsWith("Engineer at Acme");
    }

    @Test
    void saysThatATruncatedFileIsDamaged() throws IOException {
        byte[] pdf = MadeFiles.pdf(MadeFiles.resume());
        byte[] docx = MadeFiles.docx(MadeFiles.paragraph("Engineer"));

        assertThat(files.read(Arrays.copyOf(pdf, 60), "cv.pdf").state()).isEqualTo(State.BROKEN);
        assertThat(files.read(Arrays.copyOf(pdf, pdf.length / 3), "cv.pdf").state())
                .isEqualTo(State.BROKEN);
        assertThat(files.read(Arrays.copyOf(docx, docx.length / 2), "cv.docx").state())
                .isEqualTo(State.BROKEN);
    }

    @Test
    void refusesWhatItDoesNotRead() {
        byte[] oldWord = new byte[2048];
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                0,
                oldWord,
                0,
                8);

        assertThat(files.read(oldWord, "cv.doc").state()).isEqualTo(State.UNSUPPORTED);
        assertThat(files.read(oldWord, "cv.doc").reason()).contains("(.doc)");
        assertThat(files.read(new byte[] {1, 2, 3, 4, 5, 6}, "cv.bin").state()).isEqualTo(State.UNSUPPORTED);
        assertThat(files.read(new byte[] {1, 2, 3, 4, 5, 6}, "cv.pdf").state()).isEqualTo(State.BROKEN);
    }

    @Test
    void answersForEmptyAndHugeFilesWithoutAChild() throws IOException {
        Path huge = directory.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(26 << 20);
        }

        assertThat(files.read(new byte[0], "cv.pdf").state()).isEqualTo(State.BROKEN);
        assertThat(files.reader().read(huge, "cv.pdf", null).state()).isEqualTo(State.TOO_LARGE);
    }

    @Test
    void neverBlamesTheFileForAFaultOfTheDisk() {
        assertThatThrownBy(() -> files.reader().read(directory.resolve("Ann Other"), "cv.pdf", null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageNotContaining("Ann");
    }

    @Test
    void readsManyFilesAtOnce() {
        List<String> texts = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> files.read(MadeFiles.pdf(List.of(new Line(50, 50, "Engineer number " + i))), "cv.pdf")
                        .text())
                .toList();

        assertThat(texts)
                .isEqualTo(IntStream.range(0, 40)
                        .mapToObj(i -> "Engineer number " + i)
                        .toList());
    }

    @Test
    void tellsHowLongWarmReadingTakes() throws IOException {
        List<Line> lines = IntStream.range(0, 50)
                .mapToObj(i -> new Line(50, 50 + 14 * i, "Built payment services in Java and PostgreSQL, number " + i))
                .toList();
        byte[] pdf = MadeFiles.pdf(2, lines);
        byte[] docx = MadeFiles.docx(
                lines.stream().map(line -> MadeFiles.paragraph(line.text())).collect(Collectors.joining()));
        for (byte[] file : List.of(pdf, docx)) {
            Path path = Files.write(Files.createTempFile(directory, "file", ""), file);
            long[] nanos = IntStream.range(0, 60).mapToLong(i -> nanos(path)).toArray();
            long[] last = Arrays.copyOfRange(nanos, 30, 60);
            Arrays.sort(last);
            System.out.printf(
                    "%s: first %.1f ms, warm median %.1f ms%n",
                    file == pdf ? "pdf" : "docx", nanos[0] / 1e6, last[15] / 1e6);
        }
    }

    private static long nanos(Path file) {
        long start = System.nanoTime();
        assertThat(files.reader().read(file, null, null).state()).isEqualTo(State.READ);
        return System.nanoTime() - start;
    }
}
