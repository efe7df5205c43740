package io.matchbridge.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What the service answered. */
public record Reply(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + status + " " + body, e);
        }
    }

    /** The value at a JSON pointer, such as {@code /items/0/id}, as text. */
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    /** One member of each item of a list. */
    public List<String> items(String member) {
        List<String> values = new ArrayList<>();
        json().path("items").forEach(item -> values.add(item.path(member).asText()));
        return values;
    }

    /** The first header of that name; null when there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The code of a problem: what follows {@code urn:matchbridge:} in its type. */
    public String problem() {
        return at("/type").replace("urn:matchbridge:", "");
    }
}
