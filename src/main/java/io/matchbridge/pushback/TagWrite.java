package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Variable;

/**
 * The tag of a candidate's band: the old one is taken off and the new one set in one step. In this order, so that nobody sees
 * two, whatever happens in between. Or a tag that a rule sets.
 */
public final class TagWrite extends PushBackKind {

    public TagWrite(Ashby ashby, Visits visits) {
        super(Write.TAG, ashby, visits);
    }

    @Override
    public Sent write(@Variable("tenant") String tenant, @Variable("due") Due due) {
        return new Step(tenant, due).take();
    }

    /** One write, with what is known of the candidate's tags on the way. */
    private final class Step {

        private final String tenant;
        private final Due due;
        private Set<String> present;
        private boolean wrote;
        private String requestId;

        private Step(String tenant, Due due) {
            this.tenant = tenant;
            this.due = due;
        }

        private Sent take() {
            JsonNode add = due.content().get("add");
            if (due.lookFirst() || due.isUndo()) {
                present = look();
            }
            String tagId = add == null ? null : tagId(add);
            for (JsonNode remove : due.content().path("remove")) {
                if (stands(remove.path("tagId").asText(), true)) {
                    change("candidate.removeTag", remove.path("tagId").asText(), false);
                }
            }
            if (tagId != null && !stands(tagId, false)) {
                change("candidate.addTag", tagId, true);
            }
            ObjectNode value = JsonNodeFactory.instance.objectNode();
            if (due.content().has("wanted")) {
                value.set("wanted", due.content().get("wanted"));
            }
            if (due.content().path("keep") instanceof ObjectNode kept) {
                value.setAll(kept);
            }
            if (tagId != null) {
                value.put("tagId", tagId).put("title", add.path("title").asText());
            }
            ArrayNode tags = value.putArray("present");
            if (present != null) {
                present.forEach(tags::add);
            }
            Sent.Places places = new Sent.Places();
            places.left(due.objectId(), place(), value);
            Sent sent = Sent.of(wrote, requestId, null, places);
            return tagId == null ? sent : sent.withTag(tagId, add.path("title").asText());
        }

        /** A rule's tag is remembered by itself: it says nothing about the tag of the band. */
        private String place() {
            if (!due.content().has("rule")) {
                return AshbyObject.TAG;
            }
            JsonNode add = due.content().path("add");
            JsonNode tag = add.isMissingNode() ? due.content().path("remove").path(0) : add;
            return AshbyObject.TAG + ":" + tag.path("tagId").asText();
        }

        /** The tag's id; a tag with that title is made where there is none, which may be repeated without harm. */
        private String tagId(JsonNode add) {
            if (add.has("tagId")) {
                return add.get("tagId").asText();
            }
            JsonNode tag = ask(
                            tenant,
                            due,
                            "candidateTag.create",
                            Map.of("title", add.path("title").asText()))
                    .object();
            if (tag.path("isArchived").asBoolean()) {
                throw new TagArchived();
            }
            return tag.path("id").asText();
        }

        private boolean stands(String tagId, boolean ifUnknown) {
            return present == null ? ifUnknown : present.contains(tagId);
        }

        /** A refusal is none when what was wanted stands: it was done before, or by somebody else. */
        private void change(String endpoint, String tagId, boolean toStand) {
            try {
                AshbyReply reply = ask(tenant, due, endpoint, Map.of("candidateId", due.objectId(), "tagId", tagId));
                present = tags(reply.object());
                requestId = reply.requestId();
                wrote = true;
            } catch (AshbyRefusal refusal) {
                boolean decided = refusal.is(AshbyRefusal.Kind.REFUSED) || refusal.is(AshbyRefusal.Kind.GONE);
                if (!decided) {
                    throw refusal;
                }
                present = look();
                if (present.contains(tagId) != toStand) {
                    throw refusal;
                }
            }
        }

        private Set<String> look() {
            return tags(present(tenant, due));
        }
    }

    static Set<String> tags(JsonNode candidate) {
        Set<String> tags = new HashSet<>();
        candidate.path("tags").forEach(tag -> tags.add(tag.path("id").asText()));
        return tags;
    }
}
