package io.matchbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes of a call the variables that routes and statements know: {@code tenant}, {@code actor}, {@code onlyTenant} (of a
 * token that may see one tenant alone, else null) and {@code ask}, a map of what the path and the query say. The body stays, as text.
 */
public final class Call {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private Call() {}

    /** @throws Problem 400 when limit or after cannot be used */
    public static void read(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> ask = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel") && value != null) {
                ask.put(name, value.toString());
            }
        });
        ask.put("limit", limit((String) ask.get("limit")));
        ask.put("after", after((String) ask.get("after")));
        exchange.setVariable("ask", ask);
        exchange.setVariable("tenant", ask.get("tenant"));
        exchange.setVariable("actor", ask.getOrDefault(BearerToken.ACTOR, "nobody"));
        exchange.setVariable("onlyTenant", ask.get(BearerToken.ACTOR_TENANT));
        message.setBody(message.getBody(String.class));
        message.removeHeaders("*");
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw Problem.invalid("limit", "limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static String after(String opaque) {
        if (opaque == null) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("after", "after must be the next of an earlier answer.");
        }
    }
}
