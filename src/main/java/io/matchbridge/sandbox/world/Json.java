package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few things that the sandbox does with JSON trees. */
public final class Json {

    /** Shared, never reconfigured. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode texts(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    public static JsonNode orNull(JsonNode value) {
        return value == null ? NullNode.instance : value;
    }

    /** The text of a member; null when it is absent or null. */
    public static String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    public static boolean flag(JsonNode object, String member) {
        return object.path(member).asBoolean(false);
    }

    /** The texts of an array member; empty when it is absent. */
    public static List<String> texts(JsonNode object, String member) {
        List<String> texts = new ArrayList<>();
        object.path(member).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    public static Optional<String> given(JsonNode object, String member) {
        return Optional.ofNullable(text(object, member));
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree could not be written", impossible);
        }
    }
}
