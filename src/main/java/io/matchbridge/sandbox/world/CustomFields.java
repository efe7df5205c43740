package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** The seeded custom field definitions, and the values that some records have in them. */
final class CustomFields {

    private static final int SHARE_WITH_A_VALUE = 3;

    private final Company company;
    private final Ids ids;
    private final List<ObjectNode> definitions = new ArrayList<>();
    private final List<Boolean> seeded = new ArrayList<>();

    CustomFields(long seed, Company company) {
        this.company = company;
        this.ids = new Ids(seed, Kinds.FIELD);
        for (JsonNode text : company.part("fields")) {
            definitions.add(definition(text));
            seeded.add(Json.flag(text, "seeded"));
        }
    }

    List<ObjectNode> definitions() {
        return definitions;
    }

    /** Values by field id for a new record; about one in three fields that are filled at all. */
    ObjectNode seededValues(String objectType, SplittableRandom dice) {
        ObjectNode values = Json.object();
        for (int i = 0; i < definitions.size(); i++) {
            ObjectNode definition = definitions.get(i);
            if (seeded.get(i)
                    && objectType.equals(Json.text(definition, "objectType"))
                    && dice.nextInt(SHARE_WITH_A_VALUE) == 0) {
                values.set(ids.of(i), value(definition, dice));
            }
        }
        return values;
    }

    private ObjectNode definition(JsonNode text) {
        ObjectNode definition = Json.object();
        definition.put("isPrivate", Json.flag(text, "private"));
        definition.put("title", text.path("title").asText());
        definition.put("objectType", text.path("object").asText());
        definition.put("isArchived", Json.flag(text, "archived"));
        String type = text.path("type").asText();
        definition.put("fieldType", type);
        definition.put("isRequired", Json.flag(text, "required"));
        if (type.equals("Date")) {
            definition.put("isDateOnlyField", Json.flag(text, "dateOnly"));
        }
        if (text.has("options")) {
            ArrayNode options = definition.putArray("selectableValues");
            text.path("options").forEach(option -> options.add(option(option)));
        }
        if (Json.flag(text, "skills")) {
            ArrayNode options = definition.putArray("selectableValues");
            skills().forEach(skill -> options.addObject()
                    .put("label", skill)
                    .put("value", skill.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .put("isArchived", false));
        }
        return definition;
    }

    private static ObjectNode option(JsonNode option) {
        return Json.object()
                .put("label", option.path(0).asText())
                .put("value", option.path(1).asText())
                .put("isArchived", option.has(2));
    }

    /** The skills that the postings ask for, each once. */
    private Set<String> skills() {
        Set<String> skills = new LinkedHashSet<>();
        company.trades()
                .values()
                .forEach(trade -> trade.must().forEach(requirement -> skills.add(requirement.skill())));
        return skills;
    }

    private static JsonNode value(ObjectNode definition, SplittableRandom dice) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (Json.text(definition, "fieldType")) {
            case "Boolean" -> json.booleanNode(dice.nextBoolean());
            case "Number" -> json.numberNode(dice.nextInt(1, 6));
            case "Date" -> json.textNode("2026-1" + dice.nextInt(3) + "-01");
            case "Currency" ->
                Json.object().put("value", 1000 * dice.nextInt(24, 90)).put("currencyCode", "EUR");
            case "NumberRange" ->
                Json.object()
                        .put("type", "number-range")
                        .put("minValue", 16 + dice.nextInt(8))
                        .put("maxValue", 32 + dice.nextInt(8));
            case "CompensationRange" ->
                Json.object()
                        .put("type", "compensation-range")
                        .put("minValue", 1000 * dice.nextInt(28, 40))
                        .put("maxValue", 1000 * dice.nextInt(41, 90))
                        .put("currencyCode", "EUR")
                        .put("interval", "1 YEAR");
            case "ValueSelect" ->
                definition.path("selectableValues").path(dice.nextInt(3)).path("value");
            default -> json.textNode(dice.nextInt(1, 4) + " months");
        };
    }
}
