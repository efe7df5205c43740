package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Variable;

/** An application's move to another stage. Archiving sends no mail, as no template is named. */
public final class StageWrite extends PushBackKind {

    public StageWrite(Ashby ashby, Visits visits) {
        super(Write.STAGE, ashby, visits);
    }

    @Override
    public Sent write(@Variable("tenant") String tenant, @Variable("due") Due due) {
        if (due.lookFirst() || isOfARule(due)) {
            JsonNode present = present(tenant, due);
            if (stage(present).equals(target(due))) {
                return Sent.of(false, null, null, new Sent.Places());
            }
            if (isOfARule(due) && !isWhereItWas(present, due)) {
                throw new NotOurs();
            }
        }
        try {
            AshbyReply reply = ask(tenant, due, "application.changeStage", request(due));
            return Sent.of(true, reply.requestId(), null, new Sent.Places());
        } catch (AshbyRefusal refusal) {
            if (refusal.is(AshbyRefusal.Kind.REFUSED) && isThere(tenant, due)) {
                return Sent.of(false, null, null, new Sent.Places());
            }
            throw refusal;
        }
    }

    static Map<String, Object> request(Due due) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("applicationId", due.objectId());
        request.put("interviewStageId", target(due));
        if (due.content().hasNonNull("archiveReasonId")) {
            request.put("archiveReasonId", due.content().path("archiveReasonId").asText());
        }
        return request;
    }

    /** A rule moves nobody whom a person has moved since it looked, least of all back from the archive. */
    private static boolean isWhereItWas(JsonNode present, Due due) {
        return present.path("status").asText().equals("Active")
                && (due.former() == null
                        || stage(present).equals(due.former().path("stageId").asText()));
    }

    private static boolean isOfARule(Due due) {
        return due.content().has("rule");
    }

    private boolean isThere(String tenant, Due due) {
        return stage(present(tenant, due)).equals(target(due));
    }

    private static String stage(JsonNode application) {
        return application.at("/currentInterviewStage/id").asText();
    }

    private static String target(Due due) {
        return due.content().path("stageId").asText();
    }
}
