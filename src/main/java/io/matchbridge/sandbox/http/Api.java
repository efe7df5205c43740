package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests as Ashby would, apart from the faults that are set. */
final class Api {

    private static final List<String> RECORDED_HEADERS =
            List.of("content-type", "accept", "ashby-version", "user-agent", "x-on-behalf-of");

    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Object world;
    private final Gate gate;
    private final Faults faults;
    private final RequestLog log;

    Api(List<Endpoint> endpoints, Object world, Gate gate, Faults faults, RequestLog log) {
        endpoints.forEach(endpoint -> this.endpoints.put(endpoint.name(), endpoint));
        this.world = world;
        this.gate = gate;
        this.faults = faults;
        this.log = log;
    }

    /** A request as it came in; header names are lower-case. */
    record Incoming(String endpoint, Map<String, String> headers, byte[] body) {}

    /** Blocks as long as the answer is to be late. */
    Reply answer(Incoming request) {
        log.begins();
        try {
            Instant at = Instant.now();
            String requestId = Ulids.next();
            Reply reply = reply(request, requestId);
            log.record(recorded(request, at, reply, requestId));
            holdBack(reply);
            return reply;
        } finally {
            log.ends();
        }
    }

    private Reply reply(Incoming request, String requestId) {
        ErrorShape shape = ErrorShape.CODES;
        try {
            Endpoint endpoint = endpoints.get(request.endpoint());
            if (endpoint == null) {
                throw Refusal.withStatus(404, null, "There is no endpoint " + request.endpoint());
            }
            shape = ErrorShape.SENTENCES;
            ApiKey key = gate.key(request.headers().get("authorization"));
            shape = ErrorShape.CODES;
            boolean firstPage = !isFollowUp(request);
            Optional<Fault> fault = faults.beforeAnswer(endpoint.name(), key.title(), firstPage);
            if (fault.isPresent() && !fault.get().carriesOut()) {
                return Reply.faulty(fault.get(), null, Json.object(), requestId);
            }
            ObjectNode body = admitted(endpoint, key, request);
            ObjectNode answer = carriedOut(endpoint, new Call(endpoint.name(), key, body));
            boolean more = answer.path("moreDataAvailable").asBoolean();
            Optional<Fault> happening =
                    fault.isPresent() ? fault : faults.onPage(endpoint.name(), key.title(), firstPage, more);
            return happening
                    .map(set -> Reply.faulty(set, answer, body, requestId))
                    .orElseGet(() -> Reply.ok(Json.bytes(answer), requestId));
        } catch (Refusal refusal) {
            ErrorShape errors = refusal.status() == 403 && refusal.code() != null ? ErrorShape.OBJECTS : shape;
            return Reply.refused(refusal, errors, requestId);
        }
    }

    private ObjectNode admitted(Endpoint endpoint, ApiKey key, Incoming request) {
        gate.version(request.headers().get("ashby-version"));
        ObjectNode body = gate.body(request.headers().get("content-type"), request.body());
        gate.permission(key, endpoint.scope());
        endpoint.request().look("body", body);
        return body;
    }

    private ObjectNode carriedOut(Endpoint endpoint, Call call) {
        if (endpoint.alone()) {
            return endpoint.answer().apply(call);
        }
        synchronized (world) {
            return endpoint.answer().apply(call);
        }
    }

    private RecordedRequest recorded(Incoming request, Instant at, Reply reply, String requestId) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.keySet().retainAll(RECORDED_HEADERS);
        String title = gate.title(request.headers().get("authorization"));
        int status = reply.dropped() ? 0 : reply.status();
        return new RecordedRequest(
                request.endpoint(), json(request), headers, title, at, status, reply.code(), requestId);
    }

    private static JsonNode json(Incoming request) {
        try {
            return Json.MAPPER.readTree(request.body());
        } catch (IOException none) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isFollowUp(Incoming request) {
        return new String(request.body(), StandardCharsets.UTF_8).contains("\"cursor\"")
                && json(request).hasNonNull("cursor");
    }

    private void holdBack(Reply reply) {
        try {
            faults.holdBack(reply.delayMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
