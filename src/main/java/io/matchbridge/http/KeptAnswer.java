package io.matchbridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** An answer that may be given again: its status, the headers that matter, and its body, which may be null. */
record KeptAnswer(int status, String contentType, String location, String body) {

    private static final int OURS_TO_MEND = 500;

    static KeptAnswer of(Message message) {
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return new KeptAnswer(
                status == null ? OURS_TO_MEND : status,
                message.getHeader(Exchange.CONTENT_TYPE, String.class),
                message.getHeader("Location", String.class),
                message.getBody(String.class));
    }

    /** Whether trying again may end better: nothing was done, or it is not known what was. */
    boolean isFailure() {
        return status >= OURS_TO_MEND;
    }

    void give(Message message) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (contentType != null) {
            message.setHeader(Exchange.CONTENT_TYPE, contentType);
        }
        if (location != null) {
            message.setHeader("Location", location);
        }
        message.setBody(body);
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", status);
        members.put("contentType", contentType);
        members.put("location", location);
        members.put("body", body);
        return Json.write(members);
    }

    static KeptAnswer of(String json) {
        JsonNode members = Json.tree(json);
        return new KeptAnswer(
                members.get("status").asInt(),
                members.get("contentType").textValue(),
                members.get("location").textValue(),
                members.get("body").textValue());
    }
}
