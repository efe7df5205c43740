package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.Files;
import io.matchbridge.sandbox.world.Resumes;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two HTTP servers: the API with its admin path, and the files on a port of their own. */
final class Servers implements AutoCloseable {

    private static final long START_SECONDS = 20;
    private static final int LARGEST_BODY = 1 << 20;
    /** Enough for a test that holds many answers back. */
    private static final int WORKERS = 64;

    private final Vertx vertx;
    private final String host;
    private HttpServer api;
    private HttpServer files;

    Servers(String host) {
        this.host = host;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setWorkerPoolSize(WORKERS)
                .setMaxWorkerExecuteTime(10)
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MINUTES)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    void startFiles(Files known, Resumes resumes, Links links) {
        files = listen(0, request -> serveFile(request, known, resumes, links));
    }

    void startApi(int port, Api answers, Admin admin) {
        api = listen(
                port,
                request -> request.body().onSuccess(body -> {
                    if (body.length() > LARGEST_BODY) {
                        request.response().setStatusCode(413).end();
                    } else if (request.path().startsWith("/admin/")) {
                        serveAdmin(request, body, admin);
                    } else {
                        serveApi(request, body, answers);
                    }
                }));
    }

    String apiUrl() {
        return "http://" + host + ":" + api.actualPort();
    }

    String filesUrl() {
        return "http://" + host + ":" + files.actualPort();
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The sandbox's servers did not stop", e);
        }
    }

    private HttpServer listen(int port, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false);
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox started");
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
            throw new PortTaken(port);
        }
    }

    private void serveApi(HttpServerRequest request, Buffer body, Api answers) {
        // With its query: an operation has none.
        String endpoint = request.method() == HttpMethod.POST
                ? request.uri().substring(1)
                : request.method() + " " + request.uri();
        Api.Incoming incoming = new Api.Incoming(endpoint, headers(request), body.getBytes());
        vertx.executeBlocking(() -> answers.answer(incoming), false)
                .onSuccess(reply -> send(request, reply))
                .onFailure(broken -> request.response().setStatusCode(500).end());
    }

    private static void send(HttpServerRequest request, Reply reply) {
        if (reply.dropped()) {
            request.connection().close();
            return;
        }
        HttpServerResponse response = request.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("x-ashby-request-id", reply.requestId())
                .putHeader("Ashby-Version", Gate.VERSION)
                .putHeader("Ashby-Version-Status", "active");
        reply.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(reply.body()));
    }

    private void serveAdmin(HttpServerRequest request, Buffer body, Admin admin) {
        String command = request.path().substring("/admin/".length());
        vertx.executeBlocking(() -> admin.answer(command, body.getBytes()), false)
                .onSuccess(answer -> request.response()
                        .setStatusCode(answer.status())
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(Buffer.buffer(answer.body())))
                .onFailure(broken -> request.response().setStatusCode(500).end());
    }

    private void serveFile(HttpServerRequest request, Files known, Resumes resumes, Links links) {
        String path = request.path();
        String fileId = path.startsWith("/files/") ? path.substring("/files/".length()) : "";
        if (request.getHeader("Authorization") != null) {
            // As a presigned link of an object store: two ways of signing at once are refused.
            request.response().setStatusCode(403).end("Only one auth mechanism allowed");
        } else if (!links.isGood(
                fileId,
                Optional.ofNullable(request.getParam("Expires")),
                Optional.ofNullable(request.getParam("Signature")))) {
            request.response().setStatusCode(403).end("Request has expired");
        } else {
            int candidate = known.candidateOf(fileId);
            vertx.executeBlocking(() -> resumes.document(candidate), false)
                    .onSuccess(document -> request.response()
                            .putHeader("Content-Type", known.format(candidate).contentType())
                            .end(Buffer.buffer(document)))
                    .onFailure(broken -> request.response().setStatusCode(500).end());
        }
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}
