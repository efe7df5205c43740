package io.matchbridge.pushback;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Variable;

/** An application's move to another stage. Archiving sends no mail, as no template is named. */
public final class StageWrite extends PushBackKind {

    public StageWrite(Ashby ashby) {
        super(Write.STAGE, ashby);
    }

    @Override
    public Sent write(@Variable("tenant") String tenant, @Variable("due") Due due) {
        if (due.lookFirst() && isThere(tenant, due)) {
            return Sent.of(false, null, null, new Sent.Places());
        }
        try {
            AshbyReply reply = ask(tenant, "application.changeStage", request(due));
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
        request.put("interviewStageId", due.content().path("stageId").asText());
        if (due.content().hasNonNull("archiveReasonId")) {
            request.put("archiveReasonId", due.content().path("archiveReasonId").asText());
        }
        return request;
    }

    private boolean isThere(String tenant, Due due) {
        return present(tenant, due)
                .at("/currentInterviewStage/id")
                .asText()
                .equals(due.content().path("stageId").asText());
    }
}
