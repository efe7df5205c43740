package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The seeded hiring process: plans and their stages. Every plan has the same number of stages. */
final class Process {

    static final int STAGES_A_PLAN = 8;
    static final int LEAD = 0;
    static final int REVIEW = 1;
    static final int HIRED = 6;
    static final int ARCHIVED = 7;

    private final Company company;
    private final Ids planIds;
    private final Ids stageIds;
    private final Ids groupIds;

    Process(long seed, Company company) {
        this.company = company;
        this.planIds = new Ids(seed, Kinds.PLAN);
        this.stageIds = new Ids(seed, Kinds.STAGE);
        this.groupIds = new Ids(seed, "stageGroup");
    }

    List<ObjectNode> plans() {
        List<ObjectNode> plans = new ArrayList<>();
        for (JsonNode text : company.part("plans")) {
            String since = Organization.founded(plans.size());
            plans.add(Json.object()
                    .put("title", text.path("title").asText())
                    .put("isArchived", Json.flag(text, "archived"))
                    .put("createdAt", since)
                    .put("updatedAt", since));
        }
        return plans;
    }

    List<ObjectNode> stages() {
        List<ObjectNode> stages = new ArrayList<>();
        int plan = 0;
        for (JsonNode text : company.part("plans")) {
            int order = 0;
            for (JsonNode stage : text.path("stages")) {
                String type = stage.path(1).asText();
                stages.add(Json.object()
                        .put("title", stage.path(0).asText())
                        .put("type", type)
                        .put("interviewPlanId", planIds.of(plan))
                        .put("orderInInterviewPlan", order++)
                        .put(
                                "interviewStageGroupId",
                                type.equals("Active") ? null : groupIds.of(type.hashCode() & 0xFF)));
            }
            plan++;
        }
        return stages;
    }

    /** The id of the plan that a title names. */
    int plan(String title) {
        ArrayNode plans = (ArrayNode) company.part("plans");
        for (int i = 0; i < plans.size(); i++) {
            if (title.equals(Json.text(plans.get(i), "title"))) {
                return i;
            }
        }
        throw new IllegalStateException("company.yaml has no plan called " + title);
    }

    String planId(int plan) {
        return planIds.of(plan);
    }

    String stage(int plan, int order) {
        return stageIds.of(plan * STAGES_A_PLAN + order);
    }
}
