package io.matchbridge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.matchbridge.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that is free when the service looks, and is not when it wants it, ends the service: it never runs without HTTP. */
class TakenPortTest {

    @TempDir
    Path folder;

    @Test
    void aPortThatIsTakenWhileTheServiceStartsIsOneClearLine() throws Exception {
        int port = Integer.parseInt(RunningService.freePort());
        Properties settings = new Properties();
        settings.setProperty("matchbridge.data.dir", folder.toString());
        settings.setProperty("matchbridge.http.port", String.valueOf(port));
        settings.setProperty("matchbridge.management.port", RunningService.freePort());
        CompletableFuture<ServerSocket> other = CompletableFuture.supplyAsync(() -> takeOnceLookedAt(port));

        try {
            assertThatThrownBy(() -> RunningService.start("taken-port", Settings.read(folder, Map.of(), settings)))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessage("port " + port + " on 127.0.0.1 was taken by another while Matchbridge started");
        } finally {
            other.join().close();
        }
    }

    /** The service looks at its ports first; its secrets it makes later, and long before it listens. */
    private ServerSocket takeOnceLookedAt(int port) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(folder.resolve("secret-key")));
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
