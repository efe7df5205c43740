package io.matchbridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.matchbridge.sandbox.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Ashby's OpenAPI document, with its known defects mended, as a judge of answers and requests. */
public final class OpenApi {

    /** Members that Ashby sends as null although the document says otherwise. */
    private static final Set<String> NULL_IN_REALITY = Set.of(
            "creditedToUser",
            "source",
            "archiveReason",
            "submitterClientIp",
            "submitterUserAgent",
            "interviewStageGroupId",
            "actorId",
            "timezone",
            "customRequisitionId",
            "openedAt",
            "closedAt",
            "externalName",
            "parentId",
            "extraData",
            "applicationDeadline",
            "currencyCode",
            "title",
            "additionalInformation",
            "appliedViaJobPostingId");

    private final ObjectNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private OpenApi(ObjectNode document) {
        this.document = document;
        mend(document);
    }

    /** The document, where this machine has it: in the folder that {@code matchbridge.shared} names. */
    public static Optional<OpenApi> find() {
        Path file = Path.of(System.getProperty("matchbridge.shared", "../shared"), "ashby", "openapi.json");
        try {
            return Files.exists(file)
                    ? Optional.of(new OpenApi((ObjectNode) Json.MAPPER.readTree(Files.readString(file))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a successful answer of an endpoint; empty when nothing is. */
    Set<ValidationMessage> wrongWithAnswer(String endpoint, JsonNode answer) {
        return schema("/paths/~1" + endpoint + "/post/responses/200/content/application~1json/schema/oneOf/0")
                .validate(answer);
    }

    /** What is wrong with a request to an endpoint; empty when nothing is. */
    public Set<ValidationMessage> wrongWithRequest(String endpoint, JsonNode body) {
        String path = "/paths/~1" + endpoint + "/post/requestBody/content/application~1json/schema";
        return document.at(path).isMissingNode() ? Set.of() : schema(path).validate(body);
    }

    Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(path -> endpoints.add(path.substring(1)));
        return endpoints;
    }

    private JsonSchema schema(String pointer) {
        return schemas.computeIfAbsent(pointer, asked -> {
            ObjectNode root = document.deepCopy();
            root.put("$ref", "#" + asked);
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(root, config);
        });
    }

    private static void mend(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            mendSchema(schema);
        }
        node.forEach(OpenApi::mend);
    }

    private static void mendSchema(ObjectNode schema) {
        if (schema.path("properties") instanceof ObjectNode properties) {
            NULL_IN_REALITY.stream().filter(properties::has).forEach(member -> {
                ObjectNode either = Json.object();
                either.putArray("anyOf").add(properties.get(member)).addObject().put("type", "null");
                properties.set(member, either);
            });
            for (String member : Set.of("value", "fieldValue")) {
                if (properties.path(member).has("oneOf")) {
                    ObjectNode value = (ObjectNode) properties.get(member);
                    value.set("anyOf", value.remove("oneOf"));
                }
            }
            if (properties.has("customRequisitionId")) {
                properties.putObject("customRequisitionId");
            }
            if (properties.path("fieldType").has("enum")) {
                ((ArrayNode) properties.path("fieldType").path("enum"))
                        .add("Url")
                        .add("UUID")
                        .add("Location");
            }
        }
        if (schema.path("required") instanceof ArrayNode required) {
            required.removeIf(member -> member.asText().equals("shouldDisplayCompensationOnJobBoard"));
        }
    }
}
