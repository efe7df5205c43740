package io.matchbridge.attachments.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matchbridge.attachments.text.MadeFiles.Line;
import io.matchbridge.attachments.text.ReadText.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm their reader, and readers that lose their parent. */
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
            assertThat(read(reader, GOOD, "cv.pdf").text()).isEqualTo("Engineer at Acme");
        }
    }

    @Test
    void killsAChildThatIsLate() throws IOException {
        byte[] slow = MadeFiles.pdfBomb(GIGABYTE / 8);
        AttachmentReaderChildren children = new AttachmentReaderChildren();
        try (AttachmentReader reader = new AttachmentReader(1, 1024, Duration.ofMillis(300), 1000, 1 << 24)) {
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

    @Test
    void keepsItsChildBetweenFilesAndReplacesOneThatWasKilled() throws IOException {
        AttachmentReaderChildren children = new AttachmentReaderChildren();
        try (AttachmentReader reader = reader(1, 20)) {
            read(reader, GOOD, "cv.pdf");
            Set<Long> first = children.pids();
            read(reader, GOOD, "cv.pdf");
            assertThat(children.pids()).isEqualTo(first).hasSize(1);

            ProcessHandle.of(first.iterator().next()).orElseThrow().destroyForcibly();

            assertThat(read(reader, GOOD, "cv.pdf").text()).isEqualTo("Engineer at Acme");
            assertThat(children.pids()).hasSize(1).doesNotContainAnyElementsOf(first);
        }
        assertThat(children.pids()).isEmpty();
    }

    @Test
    void endsAChildThatHasNothingToDo() throws IOException {
        AttachmentReaderChildren children = new AttachmentReaderChildren();
        try (AttachmentReader reader =
                new AttachmentReader(1, 256, Duration.ofSeconds(20), 1000, 1 << 20, Duration.ofMillis(100))) {
            read(reader, GOOD, "cv.pdf");

            await().untilAsserted(() -> assertThat(children.pids()).isEmpty());

            assertThat(read(reader, GOOD, "cv.pdf").text()).isEqualTo("Engineer at Acme");
        }
    }

    @Test
    void takesNoMoreMemoryInTheParentThanAPieceOfTheFile() throws IOException {
        Path file = directory.resolve("big.txt");
        Files.writeString(file, "word ".repeat(4 << 20));
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (AttachmentReader reader = reader(1, 20)) {
            read(reader, GOOD, "cv.pdf");
            long before = threads.getCurrentThreadAllocatedBytes();

            ReadText read = reader.read(file, "big.txt", "text/plain");

            assertThat(read.text()).hasSizeBetween(199_000, 200_000);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 << 20);
        }
    }

    @Test
    void childrenGetNothingOfTheParentsEnvironment() throws IOException {
        AttachmentReaderChildren children = new AttachmentReaderChildren();
        Path environment = Path.of("/proc/self/environ");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(environment), "needs /proc");
        try (AttachmentReader reader = reader(1, 20)) {
            read(reader, GOOD, "cv.pdf");

            assertThat(System.getenv()).isNotEmpty();
            assertThat(Files.readString(
                            Path.of("/proc/" + children.pids().iterator().next() + "/environ")))
                    .isEmpty();
        }
    }

    @Test
    void childrenEndWhenTheirParentIsKilledEvenInTheMiddleOfAFile() throws Exception {
        Path slow = Files.write(directory.resolve("slow"), MadeFiles.pdfBomb(GIGABYTE / 4));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentToKill.class.getName(),
                        Files.write(directory.resolve("good"), GOOD).toString(),
                        slow.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8))) {
            assertThat(says.readLine()).isEqualTo("reading");
            List<ProcessHandle> children = parent.children().toList();
            assertThat(children).hasSize(1);
            Duration cpuBefore = cpu(children.get(0));
            await().until(() -> cpu(children.get(0)).minus(cpuBefore).toMillis() > 300);

            parent.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(10)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void findsItsClassPathUnderAForeignClassLoader() throws Exception {
        URL[] places = Stream.of(ReadingClassPath.asArgument().split(java.io.File.pathSeparator))
                .map(HostileFilesTest::url)
                .toArray(URL[]::new);
        Path file = Files.write(directory.resolve("good"), GOOD);
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(AttachmentReader.class.getName());
            AutoCloseable reader = (AutoCloseable)
                    type.getConstructors()[0].newInstance(1, 256, Duration.ofSeconds(20), 200_000, 1 << 20);
            try (reader) {
                Object read = type.getMethod("read", Path.class, String.class, String.class)
                        .invoke(reader, file, "cv.pdf", null);

                assertThat(read).hasToString("ReadText[state=READ, text=Engineer at Acme, reason=]");
            }
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static AttachmentReader reader(int children, int seconds) {
        return new AttachmentReader(children, 256, Duration.ofSeconds(seconds), 200_000, 25 << 20);
    }

    private ReadText read(AttachmentReader reader, byte[] content, String name) throws IOException {
        return reader.read(Files.write(Files.createTempFile(directory, "file", ""), content), name, null);
    }

    /** The child JVMs of this test's JVM that were started since this was made. */
    private static final class AttachmentReaderChildren {

        private final Set<Long> others = living().collect(Collectors.toSet());

        Set<Long> pids() {
            return living().filter(pid -> !others.contains(pid)).collect(Collectors.toSet());
        }

        private static Stream<Long> living() {
            return ProcessHandle.current()
                    .children()
                    .filter(ProcessHandle::isAlive)
                    .map(ProcessHandle::pid);
        }
    }
}
