package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.matchbridge.sandbox.world.Json;

/** The three shapes that {@code errors} was seen in. */
public enum ErrorShape {
    /** {@code ["code"]} */
    CODES,
    /** {@code ["A sentence"]} */
    SENTENCES,
    /** {@code [{ "message": …, "parameter": … }]} */
    OBJECTS;

    JsonNode errors(String code, String message) {
        ArrayNode errors = Json.array();
        switch (this) {
            case CODES -> errors.add(code == null ? message : code);
            case SENTENCES -> errors.add(message);
            case OBJECTS -> errors.addObject().put("message", message).putNull("parameter");
        }
        return errors;
    }
}
