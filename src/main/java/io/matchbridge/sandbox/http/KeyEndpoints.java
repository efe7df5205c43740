package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.util.List;

/** {@code apiKey.info}. */
final class KeyEndpoints {

    List<Endpoint> endpoints() {
        return List.of(new Endpoint("apiKey.info", Scopes.KEYS_READ, Shape.empty(), KeyEndpoints::info));
    }

    private static ObjectNode info(Call call) {
        ObjectNode shown = Json.object()
                .put("title", call.key().title())
                .put("createdAt", call.key().createdAt());
        shown.set("scopes", Json.texts(call.key().scopes().stream().sorted().toList()));
        return Answers.results(shown);
    }
}
