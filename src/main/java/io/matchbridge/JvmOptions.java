package io.matchbridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of Java that suit a service whose work is short and often. Left to itself, Java takes the memory that a large
 * machine lends it, and compiles twice what runs for a moment; a jar cannot say better. So the process replaces itself with one
 * that has the options: it keeps its number, its streams and its parent. Whoever names options of the JVM has the say.
 */
final class JvmOptions {

    private static final List<String> OURS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40");
    private static final Set<String> BY_ENVIRONMENT = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private interface SystemCalls extends Library {
        /** Returns only when it failed. */
        int execv(String program, StringArray arguments);
    }

    private JvmOptions() {}

    /** Replaces the process where that helps and the system allows it; otherwise it goes on as it was started. */
    static void apply() {
        if (!startedTheJvm() || !Files.isReadable(COMMAND_LINE)) {
            return;
        }
        try {
            // As they are, whatever the encoding.
            String[] arguments = new String(Files.readAllBytes(COMMAND_LINE), ISO_8859_1).split("\0", -1);
            Optional<List<String>> command =
                    added(List.of(arguments).subList(0, arguments.length - 1), System.getenv());
            Optional<String> java = ProcessHandle.current().info().command();
            if (command.isPresent() && java.isPresent()) {
                Native.load("c", SystemCalls.class)
                        .execv(java.get(), new StringArray(command.get().toArray(String[]::new), ISO_8859_1.name()));
            }
        } catch (IOException | LinkageError e) {
            // no such call here
        }
    }

    /** Not when somebody calls the program in a JVM of their own. */
    private static boolean startedTheJvm() {
        StackTraceElement[] stack = Thread.currentThread().getStackTrace();
        return stack[stack.length - 1].getClassName().equals(App.class.getName());
    }

    /**
     * The command line with our options; empty where it, or the environment, has options of its own.
     *
     * @param command what the process was started with, from the name of Java on
     */
    static Optional<List<String>> added(List<String> command, Map<String, String> environment) {
        if (BY_ENVIRONMENT.stream()
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank())) {
            return Optional.empty();
        }
        for (String argument : command.subList(1, command.size())) {
            if (argument.equals("-jar") || argument.equals(App.class.getName())) {
                List<String> all = new ArrayList<>(command);
                all.addAll(1, OURS);
                return Optional.of(all);
            }
            if (argument.startsWith("-X")
                    || argument.startsWith("-agent")
                    || argument.startsWith("-javaagent")
                    || argument.startsWith("@")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
