package io.matchbridge.bench;

import io.matchbridge.testing.AppProcess;
import io.matchbridge.testing.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sandbox in a process of its own, where everybody applied once and nobody left a file: what the baseline stores too. It
 * keeps its pages, so that what is measured is who reads them.
 */
final class BenchSandbox implements AutoCloseable {

    /** Room for what the edits between two syncs leave, so that it is not collected while one is measured. */
    private static final String YOUNG = "-Xmn700m";

    private static final Pattern KEY = Pattern.compile("every grant\\s+(\\S+)");
    private static final Pattern ADMIN = Pattern.compile("Organization Admin\\s+(\\S+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AppProcess process;
    private final String url;

    BenchSandbox(Path folder, int candidates) {
        String port = RunningService.freePort();
        url = "http://127.0.0.1:" + port;
        process = AppProcess.startCompiled(
                folder,
                List.of("-Xmx1500m", YOUNG),
                Map.of(),
                "--sandbox",
                "--port=" + port,
                "--candidates=" + candidates,
                "--without-files",
                "--applying-once",
                "--keep-pages");
        process.awaitOutput("All admin commands", Duration.ofMinutes(1));
    }

    String url() {
        return url;
    }

    String apiKey() {
        return printed(KEY);
    }

    String adminEmail() {
        return printed(ADMIN);
    }

    ProcessHandle handle() {
        return process.handle();
    }

    /** Runs a command of the admin path. */
    String admin(String command, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/admin/" + command))
                .POST(BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(command + ": " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }

    private String printed(Pattern pattern) {
        Matcher found = pattern.matcher(process.output());
        if (!found.find()) {
            throw new IllegalStateException("the sandbox did not tell its " + pattern);
        }
        return found.group(1);
    }
}
