package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One candidate or application of the ATS, as our copy shows it, and what we wrote to it since.
 *
 * @param id its id
 * @param askedAt when our copy was asked for
 * @param fields values by the id of their field
 * @param written what we last wrote, by place
 */
public record AshbyObject(String id, Instant askedAt, Map<String, JsonNode> fields, Map<String, Written> written) {

    /** Where the tag of a candidate's band is remembered. */
    static final String TAG = "tag";

    /** Where the last note about an application is remembered. */
    static final String NOTE = "note";

    public AshbyObject {
        fields = Map.copyOf(fields);
        written = Map.copyOf(written);
    }

    /** Where tags are remembered that we had set on people who were merged into this one. */
    static final String INHERITED_TAG = "tag of ";

    /** Where a custom field is remembered. */
    static String place(String fieldId) {
        return "field:" + fieldId;
    }

    /** The value that stands in a field as far as we know: ours, until a newer copy shows another one. */
    JsonNode standing(String fieldId) {
        Written ours = written.get(place(fieldId));
        JsonNode standing = ours != null && isOlderThan(ours) ? ours.value() : fields.get(fieldId);
        return standing == null ? NullNode.instance : standing;
    }

    /** What we had set on people who were merged into this one. */
    List<JsonNode> inheritedTags() {
        return written.entrySet().stream()
                .filter(place -> place.getKey().startsWith(INHERITED_TAG))
                .map(place -> place.getValue().value())
                .toList();
    }

    /** Whether our copy was asked for before that write stood. */
    boolean isOlderThan(Written ours) {
        return ours.stoodAt() != null && askedAt.isBefore(ours.stoodAt());
    }
}
