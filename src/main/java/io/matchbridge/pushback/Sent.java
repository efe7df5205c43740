package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What stands in the ATS now.
 *
 * @param wrote whether this try sent anything; false: it stood there already
 * @param requestId the ATS's id of the request that wrote; null: none did
 * @param reason what was left out, in words for an administrator; null: nothing
 * @param places JSON: what we left where, a list of {objectId, place, value, refused}
 * @param partial whether some of it was refused for good, so that it belongs to the failures all the same
 * @param tagId the tag that was used, null where none was
 * @param tagTitle the title that it was used under
 */
public record Sent(
        boolean wrote, String requestId, String reason, String places, boolean partial, String tagId, String tagTitle) {

    static Sent of(boolean wrote, String requestId, String reason, Places places) {
        return new Sent(wrote, requestId, reason, places.json(), false, null, null);
    }

    Sent withTag(String id, String title) {
        return new Sent(wrote, requestId, reason, places, partial, id, title);
    }

    Sent inPart() {
        return new Sent(wrote, requestId, reason, places, true, tagId, tagTitle);
    }

    /** What we left where. */
    static final class Places {

        private final ArrayNode list = JsonNodeFactory.instance.arrayNode();

        Places left(String objectId, String place, JsonNode value) {
            add(objectId, place).set("value", value);
            return this;
        }

        Places refused(String objectId, String place, JsonNode value) {
            add(objectId, place).set("refused", value);
            return this;
        }

        private ObjectNode add(String objectId, String place) {
            return list.addObject().put("objectId", objectId).put("place", place);
        }

        String json() {
            return list.toString();
        }
    }
}
