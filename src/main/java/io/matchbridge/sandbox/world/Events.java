package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts what happened into the words of webhooks. Events of one cause share its id. */
public final class Events {

    private final Views views;
    private final Consumer<Event> tell;

    public Events(Views views, Consumer<Event> tell) {
        this.views = views;
        this.tell = tell;
    }

    public void candidateDeleted(String id) {
        ObjectNode data = Json.object();
        data.putObject("candidate").put("id", id);
        tell("candidateDelete", data);
    }

    public void candidatesMerged(String loserId, String winnerId) {
        ObjectNode data = Json.object();
        data.putObject("deletedCandidate").put("id", loserId);
        data.putObject("mergedCandidate").put("id", winnerId);
        tell("candidateMerge", data);
    }

    public void applicationSubmitted(ObjectNode application) {
        tell("applicationSubmit", application(application));
    }

    public void applicationUpdated(ObjectNode application) {
        tell("applicationUpdate", application(application));
    }

    /** A change of stage is an update too, and perhaps a hire. */
    public void stageChanged(ObjectNode application, boolean hired) {
        String cause = cause();
        ObjectNode data = application(application);
        if (hired) {
            tell.accept(new Event(cause, "candidateHire", data));
        }
        tell.accept(new Event(cause, "candidateStageChange", data));
        tell.accept(new Event(cause, "applicationUpdate", data));
    }

    /** {@code shown} is a posting as lists show it. */
    public void postingUpdated(ObjectNode shown) {
        tell("jobPostingUpdate", Json.object().set("jobPosting", shown));
    }

    /** {@code shown} is a job as the API shows it. */
    public void jobUpdated(ObjectNode shown) {
        tell("jobUpdate", Json.object().set("job", shown));
    }

    private ObjectNode application(ObjectNode application) {
        return Json.object().set("application", views.application(application, false));
    }

    private void tell(String action, ObjectNode data) {
        tell.accept(new Event(cause(), action, data));
    }

    private static String cause() {
        return UUID.randomUUID().toString();
    }
}
