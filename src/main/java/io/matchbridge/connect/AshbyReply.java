package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;

/**
 * What the ATS answered when it said yes. It says no with a 200 and {@code success: false}, so the status alone proves
 * nothing. It is read once: a list is cut into its records meanwhile, without building a tree of it, and stays text.
 *
 * @param results   the member {@code results} as JSON text where it is no list; null where it is one, or absent
 * @param list      the records where it is a list, else null
 * @param hasMore   {@code moreDataAvailable}; absent means false
 * @param nextPage  {@code nextCursor}, or null
 * @param syncToken the token for the next incremental pass, or null
 * @param requestId the ATS's own id of the request, or null
 * @param askedAt   when it was asked, by the database's clock, in ISO 8601; null where a connection is being set up
 */
public record AshbyReply(
        String results,
        Page list,
        boolean hasMore,
        String nextPage,
        String syncToken,
        String requestId,
        String askedAt) {

    /** The code of a webhook that is there already. */
    public static final String DUPLICATE_WEBHOOK = "duplicate_webhook";

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper TREES = new ObjectMapper();

    /**
     * Reads an answer.
     *
     * @throws AshbyRefusal when it is none, or a no
     */
    public static AshbyReply read(
            @Header("CamelHttpResponseCode") int status,
            @Headers Map<String, Object> headers,
            @Variable("turn") Map<String, Object> turn,
            @Body byte[] body) {
        Map<String, Object> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        if (status == 429) {
            throw AshbyRefusal.busy(
                    retryAfter(named.get("Retry-After")), "integration-partner".equals(named.get("X-RateLimit-Scope")));
        }
        Object requestId = named.get("x-ashby-request-id");
        return read(
                status,
                body == null ? new byte[0] : body,
                requestId == null ? null : requestId.toString(),
                turn == null ? null : (String) turn.get("askedAt"));
    }

    private static AshbyReply read(int status, byte[] answer, String requestId, String askedAt) {
        String results = null;
        Page list = null;
        Boolean success = null;
        boolean hasMore = false;
        String nextPage = null;
        String syncToken = null;
        JsonNode errors = TREES.createArrayNode();
        JsonNode errorInfo = TREES.createObjectNode();
        try (JsonParser json = JSON.createParser(answer)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notJson(status, answer);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "success" -> success = value == JsonToken.VALUE_TRUE;
                    case "moreDataAvailable" -> hasMore = value == JsonToken.VALUE_TRUE;
                    case "nextCursor" -> nextPage = textOrNull(json, value);
                    case "syncToken" -> syncToken = textOrNull(json, value);
                    case "results" -> {
                        list = value == JsonToken.START_ARRAY ? Page.cut(json, answer) : null;
                        results = list == null ? RecordText.whole(json, answer) : null;
                    }
                    case "errors" -> errors = TREES.readTree(RecordText.whole(json, answer));
                    case "errorInfo" -> errorInfo = TREES.readTree(RecordText.whole(json, answer));
                    default -> json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw notJson(status, answer);
            }
        } catch (IOException e) {
            byte[] decoded = new String(answer, UTF_8).getBytes(UTF_8); // what is no UTF-8 becomes U+FFFD
            if (Arrays.equals(decoded, answer)) {
                throw notJson(status, answer);
            }
            return read(status, decoded, requestId, askedAt);
        }
        if (success == null && status < 300) {
            throw new AshbyRefusal(AshbyRefusal.Kind.UNREADABLE, "Ashby's answer does not say whether it succeeded");
        }
        if (status >= 300 || !success) {
            throw AshbyRefusal.coded(status, code(errorInfo, errors, status), namesPermission(answer));
        }
        return new AshbyReply(results, list, hasMore, nextPage, syncToken, requestId, askedAt);
    }

    /** The one object of an answer that holds one. */
    public JsonNode object() {
        try {
            JsonNode tree = TREES.readTree(results == null ? "null" : results);
            if (!tree.isObject()) {
                throw new AshbyRefusal(AshbyRefusal.Kind.UNREADABLE, "Ashby's answer holds no result");
            }
            return tree;
        } catch (IOException e) {
            throw new AshbyRefusal(AshbyRefusal.Kind.UNREADABLE, "Ashby's answer is not JSON");
        }
    }

    /** The one object of an answer that holds one, as storable text. */
    public String record() {
        object();
        try {
            return RecordText.clean(results);
        } catch (IOException e) {
            throw new AshbyRefusal(AshbyRefusal.Kind.UNREADABLE, "Ashby's answer is not JSON");
        }
    }

    /**
     * The records of an answer that holds a list.
     *
     * @throws AshbyRefusal when it holds none
     */
    public Page page() {
        if (list == null) {
            throw new AshbyRefusal(
                    AshbyRefusal.Kind.UNREADABLE,
                    results == null ? "Ashby's page holds no results" : "Ashby's page is no list");
        }
        return list;
    }

    private static String textOrNull(JsonParser json, JsonToken value) throws IOException {
        if (value.isScalarValue()) {
            return value == JsonToken.VALUE_NULL ? null : json.getText();
        }
        json.skipChildren();
        return null;
    }

    /** A status speaks for itself when the body says nothing. */
    private static AshbyRefusal notJson(int status, byte[] answer) {
        return status >= 300
                ? AshbyRefusal.coded(status, AshbyRefusal.NO_CODE + status, namesPermission(answer))
                : new AshbyRefusal(AshbyRefusal.Kind.ILL, "Ashby's answer is not JSON");
    }

    /** errorInfo first, then the deprecated errors in each of their three shapes. Only codes are kept, no sentences. */
    private static String code(JsonNode errorInfo, JsonNode errors, int status) {
        String code = errorInfo.path("code").asText("");
        if (code.isEmpty()) {
            JsonNode first = errors.path(0);
            code = first.isTextual() ? first.asText() : first.path("message").asText("");
        }
        if (code.toLowerCase(Locale.ROOT).contains("duplicate webhook")) {
            return DUPLICATE_WEBHOOK; // of this one only the words are known
        }
        return code.matches("[a-z][a-z0-9_]{2,80}") ? code : AshbyRefusal.NO_CODE + status;
    }

    /** A 403 may say in words alone what is missing, and nobody knows where in its body they stand. */
    private static boolean namesPermission(byte[] answer) {
        return new String(answer, UTF_8).toLowerCase(Locale.ROOT).contains("permission");
    }

    private static Duration retryAfter(Object header) {
        if (header == null) {
            return null;
        }
        String text = header.toString().strip();
        try {
            Duration wait = text.matches("\\d{1,9}(\\.\\d+)?")
                    ? Duration.ofMillis((long) (Double.parseDouble(text) * 1000))
                    : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Ids only: the results are about people. */
    @Override
    public String toString() {
        return "AshbyReply[" + requestId + "]";
    }
}
