package io.matchbridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A plain client of the sandbox, for tests. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String key;

    Client(String url, String key) {
        this.url = url;
        this.key = key;
    }

    Client(Sandbox sandbox) {
        this(sandbox.url(), sandbox.apiKey());
    }

    /** Asks and gives the envelope; single quotes stand for double ones. */
    JsonNode ask(String endpoint, String body) {
        return json(post(endpoint, body.replace('\'', '"')).body());
    }

    /** Asks for something that must succeed and gives its results. */
    JsonNode results(String endpoint, String body) {
        JsonNode answer = ask(endpoint, body);
        if (!answer.path("success").asBoolean()) {
            throw new AssertionError(endpoint + " answered " + answer);
        }
        return answer.path("results");
    }

    /** The code of a refusal; null when there was none. */
    String code(String endpoint, String body) {
        return ask(endpoint, body).path("errorInfo").path("code").asText(null);
    }

    HttpResponse<byte[]> post(String endpoint, String body) {
        return send(request(endpoint)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + path));
        return key == null ? request : request.header("Authorization", basic(key));
    }

    JsonNode admin(String command, String body) {
        return json(adminAnswer(command, body).body());
    }

    HttpResponse<byte[]> adminAnswer(String command, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + "/admin/" + command))
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    }

    /** All pages of a pass. */
    List<JsonNode> pages(String endpoint, ObjectNode body) {
        List<JsonNode> pages = new ArrayList<>();
        ObjectNode request = body.deepCopy();
        do {
            JsonNode page = ask(endpoint, request.toString());
            pages.add(page);
            request.put("cursor", page.path("nextCursor").asText());
        } while (pages.get(pages.size() - 1).path("moreDataAvailable").asBoolean());
        return pages;
    }

    /** All records of a pass. */
    List<JsonNode> all(String endpoint, String body) {
        List<JsonNode> records = new ArrayList<>();
        pages(endpoint, (ObjectNode) json(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .forEach(page -> page.path("results").forEach(records::add));
        return records;
    }

    static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(byte[] bytes) {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
