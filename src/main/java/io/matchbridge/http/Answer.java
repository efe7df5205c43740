package io.matchbridge.http;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/** The last step of a call. */
public final class Answer {

    private Answer() {}

    /** @throws Problem 404 when the statement gave nothing */
    public static void found(Exchange exchange, @Body Object json, @Variable("what") String what) {
        if (json == null || json.toString().isEmpty()) {
            throw Problem.notFound(what);
        }
        json(exchange.getMessage(), 200, json.toString());
    }

    public static void empty(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        message.setBody(null);
    }

    public static void created(Exchange exchange, @Body String json, @Variable("location") String location) {
        json(exchange.getMessage(), 201, json);
        exchange.getMessage().setHeader("Location", location);
    }

    public static void accepted(Exchange exchange, @Body String json) {
        json(exchange.getMessage(), 202, json);
    }

    private static void json(Message message, int status, String json) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(json);
    }
}
