package io.matchbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a process is replaced is seen in CommandsTest. */
class JvmOptionsTest {

    @Test
    void standBeforeAllThatWasSaid() {
        List<String> said =
                List.of("java", "-Dmatchbridge.http.port=0", "-jar", "target/matchbridge.jar", "--demo", "-Xodd", "");

        List<String> command =
                JvmOptions.added(said, Map.of("JAVA_TOOL_OPTIONS", "")).orElseThrow();

        assertThat(command)
                .startsWith("java", "-XX:+UseSerialGC")
                .endsWith(said.subList(1, said.size()).toArray(String[]::new));
        assertThat(JvmOptions.added(command, Map.of())).as("only once").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Xmx1g", "-XX:+UseZGC", "-agentlib:jdwp=transport=dt_socket", "-javaagent:a.jar", "@options"})
    void areLeftToWhoeverNamesSome(String option) {
        assertThat(JvmOptions.added(List.of("java", option, "-jar", "matchbridge.jar"), Map.of()))
                .isEmpty();
    }

    @Test
    void areLeftToTheEnvironment() {
        assertThat(JvmOptions.added(
                        List.of("java", "-cp", "classes", "io.matchbridge.App"), Map.of("JDK_JAVA_OPTIONS", "-Xmx1g")))
                .isEmpty();
    }

    @Test
    void areLeftToAProgramThatCallsThisOne() {
        assertThat(JvmOptions.added(List.of("java", "-cp", "classes", "org.example.Other"), Map.of()))
                .isEmpty();
    }
}
