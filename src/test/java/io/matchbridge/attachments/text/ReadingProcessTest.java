package io.matchbridge.attachments.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchbridge.attachments.text.MadeFiles.Line;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How children start, are kept and end, and what they know of their parent. */
class ReadingProcessTest {

    private static final long GIGABYTE = 1L << 30;
    /** The most text of a file, in characters; no other class asks for so many. */
    private static final int MOST_TEXT = 200_001;

    private static final byte[] GOOD = MadeFiles.pdf(List.of(new Line(50, 50, "Engineer at Acme")));

    @TempDir
    private Path directory;

    @Test
    void keepsItsChildBetweenFilesAndReplacesOneThatWasKilled() throws IOException {
        ChildProcesses children = new ChildProcesses(MOST_TEXT);
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
    void blamesNoFileWhenItIsClosedMeanwhile() throws Exception {
        byte[] slow = MadeFiles.pdfBomb(GIGABYTE / 4);
        ChildProcesses children = new ChildProcesses(MOST_TEXT);
        AttachmentReader reader = new AttachmentReader(1, 2048, Duration.ofMinutes(5), MOST_TEXT, 1 << 24);
        CompletableFuture<ReadText> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return read(reader, slow, "cv.pdf");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().until(() -> children.pids().size() == 1);

        reader.close();

        assertThat(reading)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalStateException.class);
        await().untilAsserted(() -> assertThat(children.pids()).isEmpty());
        assertThatThrownBy(() -> read(reader, GOOD, "cv.pdf")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void blamesNoFileWhenNoChildStarts() {
        try (AttachmentReader reader = new AttachmentReader(1, 1, Duration.ofSeconds(20), MOST_TEXT, 1 << 20)) {
            assertThatThrownBy(() -> read(reader, GOOD, "cv.pdf"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a process for reading attachments did not start");
        }
    }

    @Test
    void endsAChildThatHasNothingToDo() throws IOException {
        ChildProcesses children = new ChildProcesses(MOST_TEXT);
        try (AttachmentReader reader =
                new AttachmentReader(1, 256, Duration.ofSeconds(20), MOST_TEXT, 1 << 20, Duration.ofMillis(100))) {
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

            assertThat(read.text()).hasSizeBetween(MOST_TEXT - 1_000, MOST_TEXT);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 << 20);
        }
    }

    @Test
    void childrenGetNothingOfTheParentsEnvironment() throws IOException {
        ChildProcesses children = new ChildProcesses(MOST_TEXT);
        Path environment = Path.of("/proc/self/environ");
        assumeTrue(Files.exists(environment), "needs /proc");
        try (AttachmentReader reader = reader(1, 20)) {
            read(reader, GOOD, "cv.pdf");

            assertThat(System.getenv()).isNotEmpty();
            Path inherited = Path.of("/proc/" + children.pids().iterator().next() + "/environ");
            // Its length alone, so that a failure prints no secrets.
            assertThat(Files.readAllBytes(inherited).length).isZero();
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
        URL[] places = Stream.of(ReadingClassPath.asArgument().split(File.pathSeparator))
                .map(ReadingProcessTest::url)
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
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static AttachmentReader reader(int children, int seconds) {
        return new AttachmentReader(children, 256, Duration.ofSeconds(seconds), MOST_TEXT, 25 << 20);
    }

    private ReadText read(AttachmentReader reader, byte[] content, String name) throws IOException {
        return reader.read(Files.write(Files.createTempFile(directory, "file", ""), content), name, null);
    }
}
