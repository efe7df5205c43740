package io.matchbridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
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
                ask.put(name, last(value).toString());
            }
        });
        ask.put("limit", limit((String) ask.get("limit")));
        ask.put("after", after((String) ask.get("after")));
        Caller caller = Caller.of(message);
        exchange.setVariable("ask", ask);
        exchange.setVariable("tenant", ask.get("tenant"));
        exchange.setVariable("actor", caller.name());
        exchange.setVariable("onlyTenant", caller.tenant());
        message.setBody(message.getBody(String.class));
        message.removeHeaders("*");
    }

    /** Of several values by one name the path's own comes last. */
    private static Object last(Object value) {
        return value instanceof List<?> values ? values.get(values.size() - 1) : value;
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
            String place = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(opaque)))
                    .toString();
            if (!place.isEmpty() && place.indexOf(0) < 0) { // names may hold tabs and line breaks
                return place;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // said below
        }
        throw Problem.invalid("after", "after must be the next of an earlier answer.");
    }
}
