package io.matchbridge.attachments.text;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One child JVM, seen from its parent: starts it, hands it a file, reads the answer, ends it. For one thread at a time. */
final class ReadingProcess {

    /** What a child JVM exits with when its heap is full ({@code -XX:+ExitOnOutOfMemoryError}). */
    static final int EXIT_OUT_OF_MEMORY = 3;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Heap that a child starts with. Left to itself, Java takes all that it may on a large machine, and fills it before it tidies up. */
    private static final int FIRST_MEGABYTES = 32;

    /**
     * What was found, and whether the child can read another file.
     *
     * @param text as the child gave it
     */
    record Reply(Finding finding, String text, boolean childLives) {}

    private final Process process;
    private final Path directory;
    private final int outputCap;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private volatile boolean timedOut;
    private volatile long lastUsed = System.nanoTime();

    private ReadingProcess(Process process, Path directory, int outputCap) {
        this.process = process;
        this.directory = directory;
        this.outputCap = outputCap;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Starts a child and waits until it is ready, so that a child that can't start is never blamed on a file.
     *
     * @throws IllegalStateException if it does not get ready
     */
    static ReadingProcess start(int heapMegabytes, int outputCap, ScheduledExecutorService clock) {
        ReadingProcess child = null;
        try {
            Path directory = Files.createTempDirectory("matchbridge-reading-");
            Process process = command(directory, heapMegabytes, outputCap).start();
            child = new ReadingProcess(process, directory, outputCap);
            child.awaitReady(clock);
            return child;
        } catch (IOException | RuntimeException e) {
            if (child != null) {
                child.end();
            }
            throw new IllegalStateException("a process for reading attachments did not start", e);
        }
    }

    private static ProcessBuilder command(Path directory, int heapMegabytes, int outputCap) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + Math.min(heapMegabytes, FIRST_MEGABYTES) + "m",
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + directory.resolve("crash"),
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + directory,
                        "-Duser.home=" + directory,
                        "-Dpdfbox.fontcache=" + directory,
                        "-cp",
                        ReadingClassPath.asArgument(),
                        ReadingMain.class.getName(),
                        directory.toString(),
                        Integer.toString(outputCap)))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        keepOnlyWhatWindowsNeeds(builder.environment());
        return builder;
    }

    /** The parent's environment holds its secrets: the child gets none of it. */
    private static void keepOnlyWhatWindowsNeeds(Map<String, String> environment) {
        environment.keySet().retainAll(List.of("SystemRoot"));
    }

    private void awaitReady(ScheduledExecutorService clock) throws IOException {
        Future<?> end = endAfter(START_LIMIT, clock);
        try {
            if (answers.readUnsignedByte() != ReadingMain.READY) {
                throw new IOException("the child did not greet");
            }
        } finally {
            end.cancel(false);
        }
    }

    /**
     * Hands over a file and waits for the answer.
     *
     * @param length of the content, in bytes
     * @throws UncheckedIOException if the content can't be read or is shorter
     */
    Reply read(InputStream content, String hint, int length, Duration limit, ScheduledExecutorService clock) {
        Future<?> end = endAfter(limit, clock);
        try {
            Request.write(requests, hint, content, length);
            Answer answer = Answer.readFrom(answers, outputCap);
            boolean inTime = end.cancel(false);
            return new Reply(answer.finding(), answer.text(), inTime);
        } catch (IOException e) {
            return new Reply(causeOfDeath(), "", false);
        } finally {
            end.cancel(false);
            lastUsed = System.nanoTime();
        }
    }

    Duration idleFor() {
        return Duration.ofNanos(System.nanoTime() - lastUsed);
    }

    private Finding causeOfDeath() {
        if (timedOut) {
            return Finding.TIMED_OUT;
        }
        try {
            // Its streams end a moment before the process does.
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            return ended && process.exitValue() == EXIT_OUT_OF_MEMORY ? Finding.OUT_OF_MEMORY : Finding.READER_ENDED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.READER_ENDED;
        }
    }

    private Future<?> endAfter(Duration limit, ScheduledExecutorService clock) {
        return clock.schedule(
                () -> {
                    timedOut = true;
                    process.destroyForcibly();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the child and removes its temporary directory. */
    void end() {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What is left lies in the system's temporary directory, which is cleared by the system.
            directory.toFile().deleteOnExit();
        }
    }
}
