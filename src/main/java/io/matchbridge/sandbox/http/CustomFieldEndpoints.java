package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.anything;
import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.notEmptyListOf;
import static io.matchbridge.sandbox.http.Check.oneOf;
import static io.matchbridge.sandbox.http.Check.text;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.Records;
import io.matchbridge.sandbox.world.Unverified;
import io.matchbridge.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** {@code customField.*}. */
final class CustomFieldEndpoints {

    private static final Check OBJECT_TYPE = oneOf("Application", "Candidate", "Job", "Opening");

    private static final Shape CREATE = Shape.empty()
            .need(
                    "fieldType",
                    oneOf(
                            "Boolean",
                            "CompensationRange",
                            "Currency",
                            "Date",
                            "LongText",
                            "MultiValueSelect",
                            "Number",
                            "NumberRange",
                            "String",
                            "ValueSelect",
                            "Url",
                            "UUID",
                            "Location"))
            .need(
                    "objectType",
                    oneOf(
                            "Application",
                            "Candidate",
                            "Job",
                            "Employee",
                            "Talent_Project",
                            "Opening_Version",
                            "Offer_Version"))
            .need("title", Check.textNotEmpty())
            .may("description", text())
            .may(
                    "selectableValues",
                    notEmptyListOf(Shape.empty().need("label", text()).need("value", text())))
            .may("isDateOnlyField", flag())
            .may("isExposableToCandidate", flag());

    private static final Shape SET_VALUE = Shape.empty()
            .need("objectId", uuid())
            .need("objectType", OBJECT_TYPE)
            .need("fieldId", uuid())
            .need("fieldValue", anything());

    private static final Shape SET_VALUES = Shape.empty()
            .need("objectId", uuid())
            .need("objectType", OBJECT_TYPE)
            .need("values", notEmptyListOf(Shape.empty().need("fieldId", uuid()).need("fieldValue", anything())));

    /** What a definition is created for and what it is listed as. */
    private static final Map<String, String> READ_AS = Map.of("Opening_Version", "Opening", "Offer_Version", "Offer");

    private final Account account;
    private final World world;

    CustomFieldEndpoints(Account account) {
        this.account = account;
        this.world = account.world();
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "customField.list",
                        Scopes.PROCESS_READ,
                        Shape.synced().may("includeArchived", flag()),
                        this::list),
                new Endpoint("customField.create", Scopes.PROCESS_WRITE, CREATE, this::create),
                new Endpoint("customField.setValue", Scopes.CANDIDATES_WRITE, SET_VALUE, this::setValue),
                new Endpoint("customField.setValues", Scopes.CANDIDATES_WRITE, SET_VALUES, this::setValues));
    }

    private ObjectNode list(Call call) {
        return account.paging()
                .synced(
                        call,
                        world.fields(),
                        field -> account.visibility().field(call.key(), field)
                                && (call.flag("includeArchived") || !Json.flag(field, "isArchived")),
                        field -> field);
    }

    private ObjectNode create(Call call) {
        String type = call.text("fieldType");
        boolean select = type.equals("ValueSelect") || type.equals("MultiValueSelect");
        Check.require(
                !select || call.body().has("selectableValues"), "selectableValues", "is required for this field type");
        ObjectNode field = Json.object().put("isPrivate", false).put("title", call.text("title"));
        field.put("objectType", READ_AS.getOrDefault(call.text("objectType"), call.text("objectType")));
        field.put("isArchived", false).put("fieldType", type).put("isRequired", false);
        call.given("description").ifPresent(description -> field.put("description", description));
        if (type.equals("Date")) {
            field.put("isDateOnlyField", call.flag("isDateOnlyField"));
        }
        if (select) {
            ArrayNode options = field.putArray("selectableValues");
            call.body()
                    .path("selectableValues")
                    .forEach(option -> options.add(((ObjectNode) option.deepCopy()).put("isArchived", false)));
        }
        return Answers.results(world.fields().add(field));
    }

    private ObjectNode setValue(Call call) {
        Records records = records(call);
        String objectId = object(call, records);
        ObjectNode field = field(call, call.text("fieldId"));
        return Answers.results(set(records, objectId, field, call.body().get("fieldValue")));
    }

    private ObjectNode setValues(Call call) {
        Records records = records(call);
        String objectId = object(call, records);
        JsonNode values = call.body().path("values");
        if (!account.is(Unverified.BAD_BATCH_IS_HALF_DONE)) {
            values.forEach(value -> FieldCheck.look(field(call, Json.text(value, "fieldId")), value.get("fieldValue")));
        }
        ArrayNode results = Json.array();
        for (JsonNode value : values) {
            results.add(set(records, objectId, field(call, Json.text(value, "fieldId")), value.get("fieldValue")));
        }
        return Answers.results(results);
    }

    private ObjectNode set(Records records, String objectId, ObjectNode field, JsonNode value) {
        FieldCheck.look(field, value);
        account.applicationEdits()
                .setValue(
                        records, objectId, Json.text(field, "id"), value, !account.is(Unverified.FIELD_LEAVES_RECORD));
        return account.values().shown(field, value);
    }

    private ObjectNode field(Call call, String id) {
        ObjectNode field = world.fields()
                .find(id)
                .filter(found -> account.visibility().field(call.key(), found))
                .orElseThrow(() -> Refusal.invalidInput("Custom field not found"));
        Check.require(!Json.flag(field, "isArchived"), "fieldId", "is an archived field");
        Check.require(
                call.text("objectType").equals(Json.text(field, "objectType")),
                "fieldId",
                "is a field of another object type");
        return field;
    }

    private Records records(Call call) {
        return switch (call.text("objectType")) {
            case "Candidate" -> world.candidates();
            case "Application" -> world.applications();
            case "Job" -> world.jobs();
            default -> throw Refusal.of("opening_not_found", "Opening not found");
        };
    }

    /** The id of the record to write to, if the key may see it. */
    private String object(Call call, Records records) {
        String id = call.text("objectId");
        ObjectNode found = records == world.candidates()
                ? account.candidate(call, id)
                : records == world.applications() ? account.application(call, id) : account.job(call, id);
        return Json.text(found, "id");
    }
}
