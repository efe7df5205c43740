package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.Unverified;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The admin path: {@code POST /admin/<command>} with a JSON object does what the Java objects do. It needs no key. */
final class Admin {

    private final Controls controls;
    private final Recruiter recruiter;
    private final Standing standing;
    private final Keys keys;
    private final Map<String, Function<ObjectNode, JsonNode>> commands = new TreeMap<>();

    /** An answer of the admin path. */
    record Answer(int status, byte[] body) {}

    Admin(Controls controls) {
        this.controls = controls;
        this.recruiter = controls.recruiter();
        this.standing = controls.standing();
        this.keys = controls.keys();
        people();
        metadata();
        access();
        trouble();
        commands.put("help", request -> Json.texts(commands.keySet()));
    }

    Answer answer(String command, byte[] body) {
        Function<ObjectNode, JsonNode> known = commands.get(command);
        if (known == null) {
            return new Answer(
                    404,
                    Json.bytes(Json.object().put("error", "There is no command " + command + "; see /admin/help")));
        }
        try {
            JsonNode request = body.length == 0 ? Json.object() : Json.MAPPER.readTree(body);
            if (!request.isObject()) {
                throw new IllegalArgumentException("The body must be a JSON object");
            }
            JsonNode answer = known.apply((ObjectNode) request);
            return new Answer(200, Json.bytes(answer == null ? Json.object().put("done", true) : answer));
        } catch (JsonProcessingException malformed) {
            return refused("The body is not valid JSON");
        } catch (IllegalArgumentException wrong) {
            return refused(wrong.getMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer refused(String why) {
        return new Answer(400, Json.bytes(Json.object().put("error", why)));
    }

    private void people() {
        commands.put("candidate.create", recruiter::createCandidate);
        commands.put("candidate.edit", request -> recruiter.editCandidate(id(request), rest(request)));
        commands.put("candidate.delete", request -> done(() -> recruiter.deleteCandidate(id(request))));
        commands.put(
                "candidate.merge",
                request -> done(() -> recruiter.mergeCandidates(need(request, "loserId"), need(request, "winnerId"))));
        commands.put("candidate.anonymize", request -> recruiter.anonymizeCandidate(id(request)));
        commands.put(
                "candidate.hide",
                request -> done(() -> recruiter.hideCandidate(
                        id(request), request.path("hidden").asBoolean(true))));
        commands.put("candidate.addTag", request -> recruiter.addTag(id(request), need(request, "tagId")));
        commands.put("candidate.removeTag", request -> recruiter.removeTag(id(request), need(request, "tagId")));
        commands.put(
                "candidate.addNote",
                request -> recruiter.addNote(
                        id(request),
                        need(request, "text"),
                        Json.flag(request, "html"),
                        Json.flag(request, "isPrivate")));
        commands.put("candidate.info", request -> standing.candidate(id(request)));
        commands.put(
                "application.create",
                request -> recruiter.createApplication(need(request, "candidateId"), need(request, "jobId")));
        commands.put("application.delete", request -> done(() -> recruiter.deleteApplication(id(request))));
        commands.put(
                "application.hide",
                request -> done(() -> recruiter.hideApplication(
                        id(request), request.path("hidden").asBoolean(true))));
        commands.put(
                "application.moveStage",
                request -> recruiter.moveStage(
                        id(request), need(request, "stageId"), Json.text(request, "archiveReasonId")));
        commands.put(
                "application.transfer", request -> recruiter.transferApplication(id(request), need(request, "jobId")));
        commands.put("application.info", request -> standing.application(id(request)));
    }

    private void metadata() {
        commands.put(
                "archive",
                request -> recruiter.archive(
                        need(request, "kind"),
                        id(request),
                        request.path("archived").asBoolean(true)));
        commands.put(
                "field.set",
                request -> recruiter.setField(
                        need(request, "kind"),
                        id(request),
                        need(request, "fieldId"),
                        Json.orNull(request.get("value"))));
        commands.put("posting.edit", request -> recruiter.editPosting(id(request), rest(request)));
        commands.put("posting.info", request -> standing.posting(id(request)));
        commands.put("job.edit", request -> recruiter.editJob(id(request), rest(request)));
        commands.put("user.edit", request -> recruiter.editUser(id(request), rest(request)));
        commands.put("list", request -> standing.allAsJson(need(request, "kind")));
    }

    private void access() {
        commands.put(
                "key.create",
                request -> shown(keys.create(
                        request.path("title").asText("Another key"),
                        request.has("scopes") ? Json.texts(request, "scopes") : Scopes.ALL,
                        request.path("confidential").asBoolean(true),
                        request.path("privateFields").asBoolean(true),
                        request.path("requestsPerMinute").asInt(0))));
        commands.put("key.edit", request -> {
            ApiKey key = keys.find(need(request, "key"))
                    .orElseThrow(() -> new IllegalArgumentException("There is no such key"));
            ApiKey changed = new ApiKey(
                    key.secret(),
                    key.title(),
                    request.has("scopes") ? Set.copyOf(Json.texts(request, "scopes")) : key.scopes(),
                    key.createdAt(),
                    request.path("confidential").asBoolean(key.confidential()),
                    request.path("privateFields").asBoolean(key.privateFields()),
                    request.path("requestsPerMinute").asInt(key.requestsPerMinute()));
            keys.put(changed);
            return shown(changed);
        });
        commands.put("key.revoke", request -> done(() -> keys.revoke(need(request, "key"))));
        commands.put("cursors.expire", request -> done(controls.marks()::expireCursors));
        commands.put(
                "syncTokens.expire",
                request -> done(() ->
                        controls.marks().expireTokens(request.path("endpoint").asText("*"))));
        commands.put("links.expire", request -> done(controls.links()::expireAll));
    }

    private void trouble() {
        commands.put("fault.add", request -> done(() -> controls.faults().add(fault(request))));
        commands.put(
                "fault.list",
                request -> Json.MAPPER.valueToTree(controls.faults().pending()));
        commands.put("fault.clear", request -> done(controls.faults()::clear));
        commands.put(
                "latency",
                request -> done(
                        () -> controls.faults().latency(request.path("millis").asLong())));
        commands.put(
                "behaviour",
                request -> done(() -> controls.behaviour()
                        .set(
                                Unverified.valueOf(need(request, "name")),
                                request.path("on").asBoolean(true))));
        commands.put(
                "incrementalPages",
                request -> done(() -> controls.behaviour()
                        .incrementalPages(request.path("pages").asInt(1))));
        commands.put(
                "largestPage",
                request -> done(() ->
                        controls.behaviour().largestPage(request.path("records").asInt(100))));
        commands.put("webhook.list", request -> controls.webhooks().shown());
        commands.put("requests", request -> requests(Json.text(request, "endpoint")));
        commands.put("requests.clear", request -> done(controls.log()::clear));
    }

    private ObjectNode requests(String endpoint) {
        ObjectNode answer = Json.object().put("mostAtOnce", controls.log().mostAtOnce());
        ArrayNode requests = answer.putArray("requests");
        List<RecordedRequest> wanted =
                endpoint == null ? controls.log().requests() : controls.log().requests(endpoint);
        for (RecordedRequest request : wanted) {
            ObjectNode shown = requests.addObject().put("endpoint", request.endpoint());
            shown.set("body", request.body().isMissingNode() ? null : request.body());
            shown.put("key", request.key()).put("at", request.at().toString()).put("status", request.status());
            shown.put("code", request.code()).put("requestId", request.requestId());
            request.headers().forEach(shown.putObject("headers")::put);
        }
        return answer;
    }

    private static Fault fault(ObjectNode request) {
        try {
            return Json.MAPPER.treeToValue(request, Fault.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage());
        }
    }

    private static ObjectNode shown(ApiKey key) {
        ObjectNode shown = Json.object().put("key", key.secret()).put("title", key.title());
        shown.set("scopes", Json.texts(key.scopes()));
        return shown.put("confidential", key.confidential())
                .put("privateFields", key.privateFields())
                .put("requestsPerMinute", key.requestsPerMinute());
    }

    private static JsonNode done(Runnable work) {
        work.run();
        return null;
    }

    private static String id(ObjectNode request) {
        return need(request, "id");
    }

    private static ObjectNode rest(ObjectNode request) {
        return request.deepCopy().without("id");
    }

    private static String need(ObjectNode request, String member) {
        return Json.given(request, member)
                .orElseThrow(() -> new IllegalArgumentException("The member " + member + " is missing"));
    }
}
