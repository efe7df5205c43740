package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The organization's own records, as seeded: departments, places, people who work there, sources, reasons, tags. */
final class Organization {

    private final Company company;
    private final Ids departmentIds;
    private final Ids locationIds;
    private final Ids userIds;
    private final Ids sourceIds;
    private final Ids sourceTypeIds;
    private final Ids reasonIds;
    private final Ids tagIds;
    private final CustomFields fields;

    Organization(long seed, Company company) {
        this.company = company;
        this.departmentIds = new Ids(seed, Kinds.DEPARTMENT);
        this.locationIds = new Ids(seed, Kinds.LOCATION);
        this.userIds = new Ids(seed, Kinds.USER);
        this.sourceIds = new Ids(seed, Kinds.SOURCE);
        this.sourceTypeIds = new Ids(seed, Kinds.SOURCE_TYPE);
        this.reasonIds = new Ids(seed, Kinds.REASON);
        this.tagIds = new Ids(seed, Kinds.TAG);
        this.fields = new CustomFields(seed, company);
    }

    List<ObjectNode> departments() {
        List<ObjectNode> departments = new ArrayList<>();
        for (JsonNode text : company.part("departments")) {
            String since = founded(departments.size());
            ObjectNode department = Json.object().put("name", text.path("name").asText());
            department.put("externalName", Json.text(text, "externalName"));
            department.put("isArchived", Json.flag(text, "archived"));
            department.put(
                    "parentId",
                    text.has("parent") ? department(text.path("parent").asText()) : null);
            departments.add(
                    department.put("createdAt", since).put("updatedAt", since).putNull("extraData"));
        }
        return departments;
    }

    List<ObjectNode> locations() {
        List<ObjectNode> locations = new ArrayList<>();
        for (JsonNode text : company.part("locations")) {
            ObjectNode location = Json.object().put("name", text.path("name").asText());
            location.put("externalName", text.path("name").asText());
            location.put("isArchived", Json.flag(text, "archived"));
            if (text.has("country")) {
                ObjectNode postal = location.putObject("address").putObject("postalAddress");
                postal.put("addressCountry", text.path("country").asText());
                Json.given(text, "region").ifPresent(region -> postal.put("addressRegion", region));
                Json.given(text, "city").ifPresent(city -> postal.put("addressLocality", city));
            }
            boolean hierarchy = Json.flag(text, "hierarchy");
            Json.given(text, "workplace")
                    .ifPresent(workplace ->
                            location.put("isRemote", workplace.equals("Remote")).put("workplaceType", workplace));
            Json.given(text, "parent").ifPresent(parent -> location.put("parentLocationId", location(parent)));
            location.put("type", hierarchy ? "LocationHierarchy" : "Location");
            locations.add(location);
        }
        return locations;
    }

    List<ObjectNode> users() {
        List<ObjectNode> users = new ArrayList<>();
        for (JsonNode text : company.part("users")) {
            ObjectNode user =
                    Json.object().put("firstName", text.path("firstName").asText());
            user.put("lastName", text.path("lastName").asText());
            user.put("email", text.path("email").asText());
            user.put("globalRole", text.path("role").asText());
            user.put("isEnabled", text.path("enabled").asBoolean(true));
            users.add(user.put("updatedAt", founded(users.size())));
        }
        return users;
    }

    List<ObjectNode> sources() {
        List<String> types = strings("sourceTypes");
        List<ObjectNode> sources = new ArrayList<>();
        for (JsonNode text : company.part("sources")) {
            boolean archived = Json.flag(text, "archived");
            ObjectNode source =
                    Json.object().put("title", text.path("title").asText()).put("isArchived", archived);
            String type = text.path("type").asText();
            source.putObject("sourceType")
                    .put("id", sourceTypeIds.of(types.indexOf(type)))
                    .put("title", type)
                    .put("isArchived", archived);
            sources.add(source);
        }
        return sources;
    }

    List<ObjectNode> archiveReasons() {
        List<ObjectNode> reasons = new ArrayList<>();
        for (JsonNode text : company.part("archiveReasons")) {
            reasons.add(Json.object()
                    .put("text", text.path("text").asText())
                    .put("reasonType", text.path("type").asText())
                    .put("isArchived", Json.flag(text, "archived")));
        }
        return reasons;
    }

    List<ObjectNode> tags() {
        List<ObjectNode> tags = new ArrayList<>();
        for (JsonNode text : company.part("tags")) {
            tags.add(Json.object()
                    .put("title", text.path("title").asText())
                    .put("isArchived", Json.flag(text, "archived")));
        }
        return tags;
    }

    List<ObjectNode> fields() {
        return fields.definitions();
    }

    ObjectNode seededValues(String objectType, SplittableRandom dice) {
        return fields.seededValues(objectType, dice);
    }

    String department(String name) {
        return departmentIds.of(numberOf("departments", "name", name));
    }

    String location(String name) {
        return locationIds.of(numberOf("locations", "name", name));
    }

    String user(int number) {
        return userIds.of(number);
    }

    /** Some source that is not archived. */
    String source(SplittableRandom dice) {
        return sourceIds.of(dice.nextInt(company.part("sources").size() - 1));
    }

    /** Some reason that is not archived. */
    String archiveReason(SplittableRandom dice) {
        return reasonIds.of(dice.nextInt(company.part("archiveReasons").size() - 1));
    }

    int tagCount() {
        return company.part("tags").size();
    }

    String tag(int number) {
        return tagIds.of(number);
    }

    /** Days after the account was opened, one for each number. */
    static String founded(int number) {
        return Changes.iso(Calendar.FOUNDED.toEpochMilli() + number * 86_400_000L / 7);
    }

    private int numberOf(String part, String member, String value) {
        ArrayNode texts = (ArrayNode) company.part(part);
        for (int i = 0; i < texts.size(); i++) {
            if (value.equals(Json.text(texts.get(i), member))) {
                return i;
            }
        }
        throw new IllegalStateException("company.yaml has no " + part + " called " + value);
    }

    private List<String> strings(String part) {
        return Json.texts(Json.object().set("texts", company.part(part)), "texts");
    }
}
