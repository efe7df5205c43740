package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the sandbox. */
class SandboxCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SandboxCommand command = new SandboxCommand(new PrintStream(out), new PrintStream(err));

    @Test
    void tellsAddressKeyAndAdministrator() {
        int exit = command.run(List.of("--port=0", "--candidates=5", "--seed=3"));

        assertThat(exit).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains("http://127.0.0.1:", "ada.admin@acme.example", "/admin/", "API key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--colour=red",
                "--port=x",
                "--port=70000",
                "--port=99999999999",
                "--candidates=0",
                "--candidates=",
                "--seed",
                "help"
            })
    void aWrongOptionIsOneLineAndExitCode1(String option) {
        assertThat(command.run(List.of(option))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTakenPortIsOneLineAndExitCode1() {
        try (Sandbox first = Sandbox.start(SandboxOptions.standard().candidates(1))) {
            int port = URI.create(first.url()).getPort();

            assertThat(command.run(List.of("--port=" + port))).isEqualTo(1);
            assertThat(err.toString()).contains(String.valueOf(port)).hasLineCount(1);
        }
    }
}
