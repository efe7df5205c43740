package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Ids;
import io.matchbridge.sandbox.world.Json;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Turns the city, region and country of a request into the location that a candidate shows. */
final class Places {

    private Places() {}

    static ObjectNode location(String candidateId, JsonNode asked) {
        StringJoiner summary = new StringJoiner(", ");
        ArrayNode components = Json.array();
        for (Map.Entry<String, String> part :
                List.of(Map.entry("city", "City"), Map.entry("region", "Region"), Map.entry("country", "Country"))) {
            Json.given(asked, part.getKey()).ifPresent(name -> {
                summary.add(name);
                components.addObject().put("type", part.getValue()).put("name", name);
            });
        }
        String id =
                new Ids(candidateId.hashCode(), "place").of(summary.toString().hashCode() & Integer.MAX_VALUE);
        ObjectNode location = Json.object().put("id", id).put("locationSummary", summary.toString());
        location.set("locationComponents", components);
        return location;
    }
}
