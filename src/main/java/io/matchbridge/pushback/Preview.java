package io.matchbridge.pushback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What would be written now, by the very plan that writes. While nothing is switched on, or when {@code all=true} asks for
 * it, it shows what would be written if everything were.
 */
public final class Preview {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PushBackPlan plan;
    private final Account account;
    private final Instant now = Instant.now();
    private final int limit;
    private final ArrayNode items = JSON.arrayNode();
    private String candidate;
    private int skip;
    private String next;
    private boolean over;

    private Preview(Frame frame, Map<String, Object> ask) {
        boolean all = "true".equals(ask.get("all")) || !frame.settings().enabled();
        this.plan = new PushBackPlan(all ? frame.settings().allOn() : frame.settings(), frame.account(), frame.link());
        this.account = frame.account();
        this.limit = (Integer) ask.get("limit");
        String after = (String) ask.getOrDefault("after", null);
        int cut = after == null ? -1 : after.lastIndexOf('|');
        this.candidate = cut < 0 ? "" : after.substring(0, cut);
        this.skip = cut < 0 || !after.substring(cut + 1).matches("\\d{1,6}")
                ? 0
                : Integer.parseInt(after.substring(cut + 1));
    }

    /** Begins a page of the preview, from the place that the call names. */
    public static Preview begin(@Variable("frame") String frame, @Variable("ask") Map<String, Object> ask) {
        return new Preview(Frame.of(PushBackCalls.known(frame)), ask);
    }

    /** The candidate from which on more subjects are needed. */
    public String candidate() {
        return candidate;
    }

    /** Whether subjects are wanted still. */
    public boolean isOpen() {
        return !over;
    }

    /** Adds to a preview what would be written for the next candidates, in the order of their ids. */
    public static void add(@Variable("preview") Preview preview, @Body List<Map<String, Object>> rows) {
        preview.add(rows);
    }

    private void add(List<Map<String, Object>> rows) {
        over = rows.stream().allMatch(row -> row.get("candidate_id").equals(candidate) && skip == Integer.MAX_VALUE);
        for (Map<String, Object> row : rows) {
            String id = (String) row.get("candidate_id");
            List<Write> writes =
                    plan.of(SubjectJson.read((String) row.get("subject")), now).writes();
            int from = id.equals(candidate) ? skip : 0;
            for (int i = from; i < writes.size(); i++) {
                if (items.size() == limit) {
                    next = id + "|" + i;
                    over = true;
                    return;
                }
                items.add(item(writes.get(i)));
            }
            candidate = id;
            skip = Integer.MAX_VALUE;
        }
    }

    /** The page, as the caller gets it. */
    public String json() {
        ObjectNode page = JSON.objectNode();
        page.set("items", items);
        page.put(
                "next",
                next == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(UTF_8)));
        return page.toString();
    }

    private ObjectNode item(Write write) {
        ObjectNode item = JSON.objectNode();
        item.put("kind", write.kind());
        item.put("objectType", write.objectType());
        item.put("objectId", write.objectId());
        item.put("candidateId", write.candidateId());
        item.put("applicationId", write.applicationId());
        switch (write.kind()) {
            case Write.CUSTOM_FIELDS -> fields(item, write);
            case Write.TAG -> {
                item.set("before", write.former().path("add").get("title"));
                item.set("after", write.content().path("add").get("title"));
            }
            default -> {
                item.putNull("before");
                item.set("after", write.content().get("html"));
            }
        }
        return item;
    }

    private void fields(ObjectNode item, Write write) {
        JsonNode before = write.former().path("values");
        JsonNode after = write.content().path("values");
        item.set("before", before);
        item.set("after", after);
        ArrayNode fields = item.putArray("fields");
        after.properties().forEach(value -> {
            ObjectNode field = fields.addObject();
            field.put("fieldId", value.getKey());
            field.put("title", account.fields().get(value.getKey()).title());
            field.set("before", before.get(value.getKey()));
            field.set("after", value.getValue());
        });
    }
}
