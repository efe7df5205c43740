package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.http.Check.flag;
import static io.matchbridge.sandbox.http.Check.uuid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.Records;
import java.util.List;

/** Interview plans and stages, archive reasons, sources, users, departments and locations: all of them only read. */
final class ProcessEndpoints {

    private final Account account;

    ProcessEndpoints(Account account) {
        this.account = account;
    }

    List<Endpoint> endpoints() {
        Shape archivable = Shape.synced().may("includeArchived", flag());
        return List.of(
                new Endpoint(
                        "interviewPlan.list",
                        Scopes.INTERVIEWS_READ,
                        archivable,
                        call -> list(call, account.world().plans())),
                new Endpoint(
                        "interviewStage.list",
                        Scopes.INTERVIEWS_READ,
                        Shape.whole().need("interviewPlanId", uuid()),
                        this::stages),
                new Endpoint(
                        "archiveReason.list",
                        Scopes.PROCESS_READ,
                        Shape.whole().may("includeArchived", flag()),
                        this::archiveReasons),
                new Endpoint(
                        "source.list",
                        Scopes.PROCESS_READ,
                        Shape.whole().may("includeArchived", flag()),
                        this::sources),
                new Endpoint(
                        "user.list",
                        Scopes.ORGANIZATION_READ,
                        Shape.synced().may("includeDeactivated", flag()),
                        this::users),
                new Endpoint(
                        "department.list",
                        Scopes.ORGANIZATION_READ,
                        archivable,
                        call -> list(call, account.world().departments())),
                new Endpoint(
                        "location.list",
                        Scopes.ORGANIZATION_READ,
                        archivable.may("includeLocationHierarchy", flag()),
                        this::locations));
    }

    private ObjectNode list(Call call, Records records) {
        return account.paging().synced(call, records, record -> isShown(call, record), record -> record);
    }

    private ObjectNode stages(Call call) {
        String planId = call.text("interviewPlanId");
        account.world()
                .plans()
                .find(planId)
                .orElseThrow(() -> Refusal.of("interview_plan_not_found", "Interview plan not found"));
        ArrayNode stages = Json.array();
        account.world().stages().all().stream()
                .filter(stage -> planId.equals(Json.text(stage, "interviewPlanId")))
                .forEach(stages::add);
        return Answers.wholeList(stages);
    }

    private ObjectNode archiveReasons(Call call) {
        return Answers.wholeList(shown(call, account.world().archiveReasons()));
    }

    private ObjectNode sources(Call call) {
        return Answers.wholeList(shown(call, account.world().sources()));
    }

    private ObjectNode users(Call call) {
        return account.paging()
                .synced(
                        call,
                        account.world().users(),
                        user -> call.flag("includeDeactivated") || Json.flag(user, "isEnabled"),
                        user -> user);
    }

    private ObjectNode locations(Call call) {
        return account.paging()
                .synced(
                        call,
                        account.world().locations(),
                        location -> isShown(call, location)
                                && (call.flag("includeLocationHierarchy")
                                        || "Location".equals(Json.text(location, "type"))),
                        location -> location);
    }

    private static ArrayNode shown(Call call, Records records) {
        ArrayNode shown = Json.array();
        records.all().stream().filter(record -> isShown(call, record)).forEach(shown::add);
        return shown;
    }

    private static boolean isShown(Call call, ObjectNode record) {
        return call.flag("includeArchived") || !Json.flag(record, "isArchived");
    }
}
