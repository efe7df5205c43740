package io.matchbridge.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** A request that no route answers, or may answer. */
final class Refusal {

    private Refusal() {}

    static void answer(RoutingContext call, Problem problem) {
        HttpServerResponse response = call.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            call.request().connection().close(); // half an answer must not look like a whole one
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(Json.write(problem.body()));
    }
}
