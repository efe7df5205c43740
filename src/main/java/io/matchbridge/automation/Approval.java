package io.matchbridge.automation;

import io.matchbridge.http.Problem;
import org.apache.camel.Variable;

/** A person's word on what a rule wants to do. */
public final class Approval {

    private Approval() {}

    /** @throws Problem 404 when there is nothing to decide, 409 already-decided when it was decided otherwise */
    public static void mustBe(@Variable("state") String state, @Variable("decision") String decision) {
        if (state == null) {
            throw Problem.notFound("approval");
        }
        if (!state.equals(decision)) {
            throw Problem.conflict("already-decided", "It is " + state + " already.");
        }
    }
}
