package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.util.Optional;

/**
 * One request that was let in.
 *
 * @param endpoint such as {@code candidate.list}
 */
record Call(String endpoint, ApiKey key, ObjectNode body) {

    /** A member of the body that is there and not null. */
    Optional<String> given(String member) {
        return Json.given(body, member);
    }

    /** A member that the request's shape requires. */
    String text(String member) {
        return Json.text(body, member);
    }

    boolean flag(String member) {
        return Json.flag(body, member);
    }
}
