package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** Values of custom fields of one object, all in one call. */
public final class CustomFieldsWrite extends PushBackKind {

    public CustomFieldsWrite(Ashby ashby, Visits visits) {
        super(Write.CUSTOM_FIELDS, ashby, visits);
    }

    @Override
    public Sent write(@Variable("tenant") String tenant, @Variable("due") Due due) {
        return new Step(tenant, due).take();
    }

    static Map<String, Object> request(Due due, Map<String, JsonNode> values) {
        List<Map<String, Object>> list = values.entrySet().stream()
                .map(value -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("fieldId", value.getKey());
                    one.put("fieldValue", value.getValue());
                    return one;
                })
                .toList();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("objectId", due.objectId());
        request.put("objectType", due.objectType());
        request.put("values", list);
        return request;
    }

    /** One write, with what becomes of each of its values. */
    private final class Step {

        private final String tenant;
        private final Due due;
        private final Map<String, JsonNode> wanted = new LinkedHashMap<>();
        private final Map<String, JsonNode> left;
        private final Sent.Places places = new Sent.Places();
        private final int all;
        private String requestId;
        private boolean wrote;
        private AshbyRefusal refused;

        private Step(String tenant, Due due) {
            this.tenant = tenant;
            this.due = due;
            due.content().path("values").properties().forEach(value -> wanted.put(value.getKey(), value.getValue()));
            this.left = new LinkedHashMap<>(wanted);
            this.all = wanted.size();
        }

        private Sent take() {
            if (due.lookFirst() || isOnlyOurs()) {
                look();
            }
            if (wanted.isEmpty()) {
                throw new NotOurs();
            }
            if (!left.isEmpty()) {
                setTogether();
            }
            wanted.forEach((id, value) -> places.left(due.objectId(), AshbyObject.place(id), value));
            Sent sent = Sent.of(wrote, requestId, reason(), places);
            return refused == null ? sent : sent.inPart();
        }

        /** What stands there already need not be written; what takes values back touches only what is still ours. */
        private void look() {
            Map<String, JsonNode> standing = fields(present(tenant, due).get("customFields"));
            left.entrySet().removeIf(value -> StandingValue.same(standing.get(value.getKey()), value.getValue()));
            if (isOnlyOurs()) {
                List<String> foreign = left.keySet().stream()
                        .filter(id -> !StandingValue.same(
                                standing.get(id), due.content().path("ours").get(id)))
                        .toList();
                left.keySet().removeAll(foreign);
                wanted.keySet().removeAll(foreign);
            }
        }

        private boolean isOnlyOurs() {
            return due.content().has("ours");
        }

        /** When the ATS refuses values together, each is tried alone, so that one bad field does not keep the others back. */
        private void setTogether() {
            try {
                set(left);
            } catch (AshbyRefusal refusal) {
                if (!isForGood(refusal) || left.size() == 1) {
                    throw refusal;
                }
                left.forEach(this::setAlone);
                if (wanted.isEmpty()) {
                    throw refusal;
                }
            }
        }

        private void setAlone(String fieldId, JsonNode value) {
            try {
                set(Map.of(fieldId, value));
            } catch (AshbyRefusal refusal) {
                if (!isForGood(refusal)) {
                    throw refusal;
                }
                refused = refusal;
                wanted.remove(fieldId);
                places.refused(due.objectId(), AshbyObject.place(fieldId), value);
            }
        }

        private void set(Map<String, JsonNode> values) {
            AshbyReply reply = ask(tenant, due, "customField.setValues", request(due, values));
            requestId = reply.requestId();
            wrote = true;
        }

        private String reason() {
            int without = all - wanted.size();
            if (without == 0) {
                return null;
            }
            return refused == null
                    ? "Left alone: %d of %d fields no longer show what Matchbridge wrote.".formatted(without, all)
                    : "%d of %d fields were not written: %s.".formatted(without, all, refused.getMessage());
        }

        private static boolean isForGood(AshbyRefusal refusal) {
            return refusal.is(AshbyRefusal.Kind.REFUSED) || refusal.is(AshbyRefusal.Kind.GONE);
        }
    }
}
