package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * One operation of the API.
 *
 * @param name such as {@code candidate.list}
 * @param scope what the key must have
 * @param request what the body must look like
 * @param answer makes the successful answer, or throws a {@link Refusal}
 * @param alone whether it must not run under the world's lock, because it waits for others
 */
record Endpoint(String name, String scope, Check request, Function<Call, ObjectNode> answer, boolean alone) {

    Endpoint(String name, String scope, Check request, Function<Call, ObjectNode> answer) {
        this(name, scope, request, answer, false);
    }
}
