package io.matchbridge.sync;

import java.util.Map;
import org.apache.camel.Variable;

/** What is asked about an interview plan. */
public final class InterviewPlan {

    private InterviewPlan() {}

    public static Map<String, Object> stages(@Variable("due") Map<String, Object> due) {
        return Map.of("interviewPlanId", due.get("id"));
    }
}
