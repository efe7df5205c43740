package io.matchbridge.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it, {@code java -jar target/matchbridge.jar}, or as it was compiled, in a process of its own. */
public final class AppProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "matchbridge.jar").toAbsolutePath();

    /** No test runs long enough for the second compiler to pay, nor for a collector with threads of its own. */
    static final List<String> FOR_TESTS =
            List.of("-Xms200m", "-Xmx400m", "-XX:MetaspaceSize=200m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "output");

    private AppProcess(Process process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param folder    the working directory
     * @param settings  by their names, handed over as -D
     * @param arguments of the program
     */
    public static AppProcess start(Path folder, Map<String, String> settings, String... arguments) {
        return start(folder, List.of(), settings, List.of("-jar", JAR.toString()), arguments);
    }

    /** Starts the program as it was compiled: nothing need be packaged. */
    public static AppProcess startCompiled(Path folder, Map<String, String> settings, String... arguments) {
        return startCompiled(folder, FOR_TESTS, settings, arguments);
    }

    /** The same with other options of the JVM, such as {@code -Xmx1g}. */
    public static AppProcess startCompiled(
            Path folder, List<String> java, Map<String, String> settings, String... arguments) {
        return start(
                folder,
                java,
                settings,
                List.of("-cp", System.getProperty("java.class.path"), "io.matchbridge.App"),
                arguments);
    }

    private static AppProcess start(
            Path folder, List<String> java, Map<String, String> settings, List<String> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(program);
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("MATCHBRIDGE_")
                            || name.endsWith("JAVA_OPTIONS")
                            || name.equals("JAVA_TOOL_OPTIONS"));
            return new AppProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has printed so far, log and all. */
    public String output() {
        return String.join("\n", lines);
    }

    /** Waits until it has printed the words. */
    public void awaitOutput(String words, Duration patience) {
        await("\"" + words + "\" in: " + output())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .failFast("it has ended", () -> !reader.isAlive() && !output().contains(words))
                .until(() -> output().contains(words));
    }

    /** Its process, to see what it takes. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks it to stop, as an operator does. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it at once, as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops it where it is, as a host that is out of memory does, until {@link #thaw}. */
    public void freeze() throws Exception {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + exit);
        }
    }

    /** The exit code, once it has ended and {@link #output} has all that it printed. */
    public int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ": " + output());
        }
        reader.join(patience.toMillis());
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("(the output ended: " + e.getClass().getSimpleName() + ")");
        }
    }
}
