package io.matchbridge.scoring.secondreader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An OpenAI-compatible endpoint on this machine that answers as a test tells it, and remembers what it was asked. */
public final class LanguageModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, String> answer = LanguageModel::everythingNotFound;
    private volatile int status = 200;
    private volatile boolean silent;

    public LanguageModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/chat/completions", this::complete);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The bodies of all requests. */
    public List<String> asked() {
        return asked;
    }

    /** From now on answers so; the function gets the question, {@code requirements} and {@code resume}. */
    public void answers(Function<JsonNode, String> newAnswer) {
        answer = newAnswer;
        status = 200;
        silent = false;
    }

    public void refuses(int newStatus) {
        status = newStatus;
        silent = false;
    }

    public void isSilent() {
        silent = true;
    }

    /** Proper, and of no use to anybody. */
    public static String everythingNotFound(JsonNode question) {
        return verdicts(question, requirement -> "not_found", null);
    }

    /** One verdict for each requirement, all with the same quote. */
    public static String verdicts(JsonNode question, Function<String, String> verdict, String quote) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("requirements");
        question.path("requirements")
                .forEach(requirement -> list.addObject()
                        .put("id", requirement.path("id").intValue())
                        .put("verdict", verdict.apply(requirement.path("text").asText()))
                        .put("quote", quote));
        return answer.toString();
    }

    private void complete(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(body);
        if (silent) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] reply = status == 200 ? completion(body) : "{\"error\": {\"message\": \"no\"}}".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private byte[] completion(String body) throws IOException {
        JsonNode messages = JSON.readTree(body).path("messages");
        JsonNode question = JSON.readTree(messages.path(1).path("content").asText());
        ObjectNode reply = JSON.createObjectNode();
        reply.put("id", "c1")
                .put("object", "chat.completion")
                .put("model", "stub")
                .put("created", 1);
        ObjectNode choice = reply.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", answer.apply(question));
        reply.putObject("usage")
                .put("prompt_tokens", 90)
                .put("completion_tokens", 10)
                .put("total_tokens", 100);
        return JSON.writeValueAsBytes(reply);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
