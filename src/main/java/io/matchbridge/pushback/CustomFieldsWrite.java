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

    public CustomFieldsWrite(Ashby ashby) {
        super(Write.CUSTOM_FIELDS, ashby);
    }

    @Override
    public Sent write(@Variable("tenant") String tenant, @Variable("due") Due due) {
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        due.content().path("values").properties().forEach(value -> wanted.put(value.getKey(), value.getValue()));
        Map<String, JsonNode> left = new LinkedHashMap<>(wanted);
        int all = wanted.size();
        if (due.lookFirst() || due.isUndo()) {
            Map<String, JsonNode> standing = fields(present(tenant, due).get("customFields"));
            left.entrySet().removeIf(value -> StandingValue.same(standing.get(value.getKey()), value.getValue()));
            if (due.isUndo()) {
                List<String> foreign = left.keySet().stream()
                        .filter(id -> !StandingValue.same(
                                standing.get(id), due.content().path("ours").get(id)))
                        .toList();
                left.keySet().removeAll(foreign);
                wanted.keySet().removeAll(foreign);
            }
        }
        if (wanted.isEmpty()) {
            throw new NotOurs();
        }
        Sent.Places places = new Sent.Places();
        String requestId = left.isEmpty() ? null : set(tenant, due, wanted, left, places);
        wanted.forEach((id, value) -> places.left(due.objectId(), AshbyObject.place(id), value));
        int skipped = all - wanted.size();
        String reason = skipped == 0 ? null : skipped + " of " + all + " fields were left alone.";
        return Sent.of(requestId != null, requestId, reason, places);
    }

    /** When the ATS refuses values together, each is tried alone, so that one bad field does not keep the others back. */
    private String set(
            String tenant, Due due, Map<String, JsonNode> wanted, Map<String, JsonNode> left, Sent.Places places) {
        try {
            return requestId(ask(tenant, "customField.setValues", request(due, left)));
        } catch (AshbyRefusal refusal) {
            if (!refusal.is(AshbyRefusal.Kind.REFUSED) || left.size() == 1) {
                throw refusal;
            }
            return setOneByOne(tenant, due, wanted, left, places, refusal);
        }
    }

    private String setOneByOne(
            String tenant,
            Due due,
            Map<String, JsonNode> wanted,
            Map<String, JsonNode> left,
            Sent.Places places,
            AshbyRefusal ofAll) {
        String requestId = null;
        for (Map.Entry<String, JsonNode> value : left.entrySet()) {
            try {
                requestId = requestId(
                        ask(tenant, "customField.setValues", request(due, Map.of(value.getKey(), value.getValue()))));
            } catch (AshbyRefusal refusal) {
                if (!refusal.is(AshbyRefusal.Kind.REFUSED)) {
                    throw refusal;
                }
                wanted.remove(value.getKey());
                places.refused(due.objectId(), AshbyObject.place(value.getKey()), value.getValue());
            }
        }
        if (wanted.isEmpty()) {
            throw ofAll;
        }
        return requestId;
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

    private static String requestId(AshbyReply reply) {
        return reply.requestId() == null ? "" : reply.requestId();
    }
}
