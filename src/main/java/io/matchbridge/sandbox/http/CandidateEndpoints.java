package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.dateTime;
import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.integer;
import static io.matchbridge.sandbox.http.Check.listOf;
import static io.matchbridge.sandbox.http.Check.oneOf;
import static io.matchbridge.sandbox.http.Check.text;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code candidate.*}, without notes and tags. */
final class CandidateEndpoints {

    private static final int MOST_FOUND = 100;

    private static final Check SOCIAL_LINK = Shape.empty()
            .need(
                    "type",
                    oneOf("LinkedIn", "GitHub", "Twitter", "Medium", "StackOverflow", "YouTube", "CodePen", "Website"))
            .need("url", text());

    private static final Shape UPDATE = Shape.empty()
            .need("candidateId", uuid())
            .may("name", Check.textNotEmpty())
            .may("email", text())
            .may("phoneNumber", text())
            .may("linkedInUrl", text())
            .may("githubUrl", text())
            .may("websiteUrl", text())
            .may("alternateEmail", text())
            .may("socialLinks", listOf(SOCIAL_LINK))
            .may("sourceId", uuid())
            .may("creditedToUserId", uuid())
            .may(
                    "location",
                    Shape.empty().may("city", text()).may("region", text()).may("country", text()))
            .may("createdAt", dateTime())
            .may("sendNotifications", flag());

    private final Account account;

    CandidateEndpoints(Account account) {
        this.account = account;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "candidate.list",
                        Scopes.CANDIDATES_READ,
                        Shape.synced().may("createdAfter", integer()),
                        this::list),
                new Endpoint("candidate.info", Scopes.CANDIDATES_READ, CandidateEndpoints::checkInfo, this::info),
                new Endpoint(
                        "candidate.search",
                        Scopes.CANDIDATES_READ,
                        Shape.empty().may("email", text()).may("name", text()),
                        this::search),
                new Endpoint("candidate.update", Scopes.CANDIDATES_WRITE, UPDATE, this::update));
    }

    private ObjectNode list(Call call) {
        long after = call.body().path("createdAfter").asLong(Long.MIN_VALUE);
        return account.paging()
                .synced(
                        call,
                        account.world().candidates(),
                        candidate ->
                                account.visibility().candidate(call.key(), candidate) && createdAfter(candidate, after),
                        candidate -> shown(call, candidate));
    }

    private static void checkInfo(String name, JsonNode body) {
        Shape.empty().may("id", uuid()).may("externalMappingId", text()).look(name, body);
        Check.require(body.size() == 1, name, "must have exactly one of id and externalMappingId");
    }

    private ObjectNode info(Call call) {
        // Nobody has an external mapping here.
        String id = call.given("id").orElse("");
        return Answers.results(shown(call, account.candidate(call, id)));
    }

    /** Looks for the whole address, or a part of the name, whatever the case. */
    private ObjectNode search(Call call) {
        Check.require(!call.body().isEmpty(), "email or name", "is required");
        ArrayNode found = Json.array();
        var candidates = account.world().candidates();
        for (int number = 0; number < candidates.size() && found.size() < MOST_FOUND; number++) {
            candidates
                    .at(number)
                    .filter(candidate ->
                            account.visibility().candidate(call.key(), candidate) && matches(call, candidate))
                    .ifPresent(candidate -> found.add(shown(call, candidate)));
        }
        return Answers.results(found);
    }

    private static boolean matches(Call call, ObjectNode candidate) {
        boolean email = call.given("email")
                .map(wanted -> wanted.equalsIgnoreCase(Json.text(candidate, "email"))
                        || Json.texts(candidate, "otherEmails").stream().anyMatch(wanted::equalsIgnoreCase))
                .orElse(true);
        String name = Json.given(candidate, "name").orElse("").toLowerCase(Locale.ROOT);
        return email
                && call.given("name")
                        .map(part -> name.contains(part.toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }

    private ObjectNode update(Call call) {
        ObjectNode candidate = account.candidate(call, call.text("candidateId"));
        References.require(account.world(), call);
        ObjectNode members = Json.object();
        Map.of(
                        "name",
                        "name",
                        "email",
                        "email",
                        "phoneNumber",
                        "phone",
                        "sourceId",
                        "sourceId",
                        "creditedToUserId",
                        "creditedToUserId",
                        "createdAt",
                        "createdAt")
                .forEach((asked, kept) -> call.given(asked).ifPresent(value -> members.put(kept, value)));
        call.given("alternateEmail").ifPresent(email -> {
            ArrayNode emails = candidate.path("otherEmails").deepCopy();
            members.set("otherEmails", emails.add(email));
        });
        socialLinks(call, candidate, members);
        if (call.body().has("location")) {
            members.set(
                    "location",
                    Places.location(Json.text(candidate, "id"), call.body().path("location")));
        }
        return Answers.results(
                shown(call, account.candidateEdits().editCandidate(Json.text(candidate, "id"), members)));
    }

    private static void socialLinks(Call call, ObjectNode candidate, ObjectNode members) {
        if (call.body().has("socialLinks")) {
            members.set("socialLinks", call.body().get("socialLinks"));
            return;
        }
        ArrayNode links = candidate.path("socialLinks").deepCopy();
        Map.of("linkedInUrl", "LinkedIn", "githubUrl", "GitHub", "websiteUrl", "Website")
                .forEach((asked, type) -> call.given(asked).ifPresent(url -> {
                    links.removeIf(link -> type.equals(Json.text(link, "type")));
                    links.addObject().put("type", type).put("url", url);
                }));
        members.set("socialLinks", links);
    }

    private ObjectNode shown(Call call, ObjectNode candidate) {
        return account.views().candidate(candidate, call.key().privateFields());
    }

    static boolean createdAfter(ObjectNode record, long epochMillis) {
        return epochMillis == Long.MIN_VALUE
                || OffsetDateTime.parse(Json.text(record, "createdAt"))
                                .toInstant()
                                .toEpochMilli()
                        > epochMillis;
    }
}
