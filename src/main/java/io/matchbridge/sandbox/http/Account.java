package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.ApplicationEdits;
import io.matchbridge.sandbox.world.Behaviour;
import io.matchbridge.sandbox.world.CandidateEdits;
import io.matchbridge.sandbox.world.FieldValues;
import io.matchbridge.sandbox.world.Unverified;
import io.matchbridge.sandbox.world.Views;
import io.matchbridge.sandbox.world.World;

/** What all endpoints work with. */
record Account(
        World world,
        Views views,
        FieldValues values,
        CandidateEdits candidateEdits,
        ApplicationEdits applicationEdits,
        Visibility visibility,
        Paging paging,
        Behaviour behaviour) {

    boolean is(Unverified which) {
        return behaviour.is(which);
    }

    /** The candidate with an id that the call's key may see. */
    ObjectNode candidate(Call call, String id) {
        return world.candidates()
                .find(candidateEdits.standing(id))
                .filter(candidate -> visibility.candidate(call.key(), candidate))
                .orElseThrow(() -> Refusal.of("candidate_not_found", "Candidate not found"));
    }

    /** The application with an id that the call's key may see. */
    ObjectNode application(Call call, String id) {
        return world.applications()
                .find(id)
                .filter(application -> visibility.application(call.key(), application))
                .orElseThrow(() -> Refusal.of(
                        "application_not_found", "Application not found - are you lacking permissions to edit it?"));
    }

    /** The job with an id that the call's key may see. */
    ObjectNode job(Call call, String id) {
        return world.jobs()
                .find(id)
                .filter(job -> visibility.job(call.key(), job))
                .orElseThrow(() -> Refusal.of("job_not_found", "Job not found"));
    }
}
