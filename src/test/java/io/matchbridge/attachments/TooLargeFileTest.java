package io.matchbridge.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.SandboxedService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file above the limit is given up at once, and at the latest when the limit has come. */
class TooLargeFileTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int SIZE = 40 * MEGABYTE;

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(1)).withoutScores();

    private final AtomicLong sent = new AtomicLong();
    private HttpServer store;

    @BeforeEach
    void openStore() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.setExecutor(Executors.newCachedThreadPool());
        store.createContext("/told", exchange -> send(exchange, SIZE));
        store.createContext("/untold", exchange -> send(exchange, 0)); // in chunks
        store.start();
    }

    @AfterEach
    void closeStore() {
        store.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"told, 2", "untold, 33"})
    void isAskedForOnceAndListedWithItsReason(String path, int mostMegabytes) {
        app.sandbox()
                .faults()
                .add(Fault.on("file.info")
                        .times(0)
                        .body("{\"success\": true, \"results\": {\"url\": \"http://127.0.0.1:%d/%s\"}}"
                                .formatted(store.getAddress().getPort(), path)));
        int asked = app.requests("file.info").size();

        app.connect(path);

        assertThat(app.requests("file.info")).hasSize(asked + 1);
        JsonNode failures = app.get("/connections/" + path + "/failures").json().path("items");
        assertThat(failures).hasSize(1);
        assertThat(failures.at("/0/reason").asText()).isEqualTo("the file is larger than 25 MB.");
        assertThat(sent.get()).isLessThan((long) mostMegabytes * MEGABYTE).isLessThan(SIZE);
    }

    private void send(HttpExchange exchange, int length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        byte[] part = new byte
                [length > 0 ? 64 : MEGABYTE]; // else the buffers of the system take it before anybody can hang up
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < SIZE / part.length; i++) {
                out.write(part);
                out.flush();
                sent.addAndGet(part.length);
            }
        } catch (IOException hungUp) {
            exchange.close();
        }
    }
}
