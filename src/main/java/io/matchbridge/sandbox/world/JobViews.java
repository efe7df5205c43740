package io.matchbridge.sandbox.world;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What Ashby shows of jobs and postings. */
public final class JobViews {

    private static final Map<String, String> SCHEMA_ORG_EMPLOYMENT = Map.of(
            "FullTime",
            "FULL_TIME",
            "PartTime",
            "PART_TIME",
            "Contract",
            "CONTRACTOR",
            "Temporary",
            "TEMPORARY",
            "Intern",
            "INTERN");

    private static final int SOCIAL_LENGTH = 200;

    private final World world;
    private final FieldValues values;

    public JobViews(World world, FieldValues values) {
        this.world = world;
        this.values = values;
    }

    /** A job; {@code allPostings} also names those that are not published and listed. */
    public ObjectNode job(ObjectNode state, boolean allPostings, boolean seesPrivate) {
        ObjectNode shown = Json.object();
        for (String member : List.of(
                "id",
                "title",
                "confidential",
                "status",
                "employmentType",
                "locationId",
                "departmentId",
                "defaultInterviewPlanId",
                "interviewPlanIds")) {
            if (state.hasNonNull(member)) {
                shown.set(member, state.get(member));
            }
        }
        ArrayNode postings = shown.putArray("jobPostingIds");
        Json.texts(state, "postingIds").stream()
                .filter(id -> allPostings || isPublished(id))
                .forEach(postings::add);
        shown.set("customFields", values.shown(state, seesPrivate));
        shown.set("hiringTeam", state.path("hiringTeam"));
        shown.set("customRequisitionId", state.path("customRequisitionId"));
        shown.set("brandId", state.path("brandId"));
        world.users().find(text(state, "authorId")).ifPresent(author -> shown.set("author", author));
        for (String member : List.of("createdAt", "updatedAt", "openedAt", "closedAt")) {
            shown.set(member, state.path(member));
        }
        return shown;
    }

    /** A posting as lists and webhooks show it: without its text. */
    public ObjectNode posting(ObjectNode state) {
        ObjectNode shown = brief(state);
        shown.put("compensationTierSummary", range(state)).put("shouldDisplayCompensationOnJobBoard", true);
        return shown.put("updatedAt", text(state, "updatedAt"));
    }

    /** A posting with its text. */
    public ObjectNode wholePosting(ObjectNode state) {
        PostingText opening = PostingText.of(state, "opening");
        PostingText body = new PostingText(text(state, "body"));
        PostingText closing = PostingText.of(state, "closing");
        String plain = opening.plain() + "\n\n" + body.plain() + "\n\n" + closing.plain();
        String html = opening.html() + body.html() + closing.html();
        ObjectNode shown = brief(state);
        shown.put("descriptionPlain", plain).put("descriptionHtml", html);
        shown.put(
                "descriptionSocial",
                body.plain().substring(0, Math.min(SOCIAL_LENGTH, body.plain().length())));
        ObjectNode parts = shown.putObject("descriptionParts");
        parts.set("descriptionOpening", opening.shown());
        parts.set("descriptionBody", body.shown());
        parts.set("descriptionClosing", closing.shown());
        shown.putArray("teamNameHierarchy").add(text(state, "teamName"));
        shown.set("linkedData", linkedData(state, html));
        ObjectNode location = world.locations().find(text(state, "locationId")).orElseThrow();
        shown.set("address", location.path("address"));
        shown.put("isRemote", "Remote".equals(text(state, "workplaceType")));
        shown.set("applicationFormDefinition", form(text(state, "id")));
        shown.putArray("surveyFormDefinitions");
        shown.put("suppressDescriptionOpening", false).put("suppressDescriptionClosing", false);
        shown.set("compensation", compensation(state));
        return shown.put("updatedAt", text(state, "updatedAt"));
    }

    private ObjectNode brief(ObjectNode state) {
        ObjectNode shown = Json.object();
        for (String member : List.of("id", "title", "jobId", "departmentName", "teamName", "locationName")) {
            shown.set(member, state.path(member));
        }
        shown.put("locationExternalName", text(state, "locationName"));
        shown.put("workplaceType", text(state, "workplaceType")).put("employmentType", text(state, "employmentType"));
        shown.put("isListed", Json.flag(state, "isListed")).put("publishedDate", text(state, "publishedDate"));
        shown.putNull("applicationDeadline");
        String link = "https://jobs.ashbyhq.com/acme/" + text(state, "id");
        shown.put("externalLink", link).put("applyLink", link + "/application");
        ObjectNode locations = shown.putObject("locationIds").put("primaryLocationId", text(state, "locationId"));
        locations.putArray("secondaryLocationIds");
        if (!Json.flag(state, "isPublished")) {
            shown.put("status", "Draft");
        }
        return shown;
    }

    private boolean isPublished(String postingId) {
        return world.postings()
                .find(postingId)
                .filter(posting -> Json.flag(posting, "isPublished") && Json.flag(posting, "isListed"))
                .isPresent();
    }

    private static String range(ObjectNode state) {
        return text(state, "currency") + " " + state.path("from").asInt() / 1000 + "K \u2013 "
                + state.path("to").asInt() / 1000 + "K";
    }

    private static ObjectNode linkedData(ObjectNode state, String html) {
        ObjectNode linked = Json.object().put("@context", "https://schema.org/").put("@type", "JobPosting");
        linked.put("title", text(state, "title")).put("description", html).put("directApply", false);
        linked.putObject("identifier")
                .put("@type", "PropertyValue")
                .put("name", "Acme")
                .put("value", text(state, "id"));
        linked.put("datePosted", text(state, "publishedDate"));
        linked.putObject("hiringOrganization")
                .put("@type", "Organization")
                .put("name", "Acme")
                .put("sameAs", "https://www.acme.example");
        ObjectNode place = linked.putObject("jobLocation").put("@type", "Place");
        place.putObject("address").put("@type", "PostalAddress").put("addressLocality", text(state, "locationName"));
        linked.put("employmentType", SCHEMA_ORG_EMPLOYMENT.get(text(state, "employmentType")));
        ObjectNode salary =
                linked.putObject("baseSalary").put("@type", "MonetaryAmount").put("currency", text(state, "currency"));
        ObjectNode value = salary.putObject("value").put("@type", "QuantitativeValue");
        value.set("minValue", state.path("from"));
        value.set("maxValue", state.path("to"));
        value.put("unitText", "YEAR");
        return linked;
    }

    private static ObjectNode form(String postingId) {
        ObjectNode form = Json.object();
        ArrayNode fields = form.putArray("sections").addObject().putArray("fields");
        Ids ids = new Ids(postingId.hashCode(), "formField");
        int number = 0;
        for (String[] field :
                new String[][] {{"String", "name", "Name"}, {"Email", "email", "Email"}, {"File", "resume", "Resume"}
                }) {
            ObjectNode definition = fields.addObject().put("isRequired", true).putObject("field");
            definition.put("id", ids.of(number++)).put("type", field[0]).put("path", "_systemfield_" + field[1]);
            definition.put("humanReadablePath", field[2]).put("title", field[2]).put("isNullable", false);
        }
        return form;
    }

    private static ObjectNode compensation(ObjectNode state) {
        ObjectNode compensation = Json.object().put("compensationTierSummary", range(state));
        compensation.putArray("summaryComponents").add(salary(state));
        Ids ids = new Ids(text(state, "id").hashCode(), "compensation");
        ObjectNode tier = compensation.putArray("compensationTiers").addObject();
        tier.put("id", ids.of(0))
                .put("tierSummary", range(state))
                .putNull("title")
                .putNull("additionalInformation");
        tier.putArray("components").add(((ObjectNode) Json.object().put("id", ids.of(1))).setAll(salary(state)));
        return compensation.put("shouldDisplayCompensation", true);
    }

    private static ObjectNode salary(ObjectNode state) {
        ObjectNode salary = Json.object().put("compensationType", "Salary").put("interval", "1 YEAR");
        salary.put("currencyCode", text(state, "currency"));
        salary.set("minValue", state.path("from"));
        salary.set("maxValue", state.path("to"));
        return salary.put("summary", range(state));
    }
}
