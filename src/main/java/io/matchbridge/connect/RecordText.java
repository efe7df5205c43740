package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One record as the text that Ashby sent: found in its page without a tree, and made storable. */
final class RecordText {

    /**
     * @param id       null when it is no object, or has no text for an id
     * @param members  what the record holds, and what the objects in it hold, in the order of the text
     * @param undated  whether a member that ought to be an instant is none
     * @param replaced whether a character had to be replaced
     */
    record Cut(String id, String text, List<Member> members, boolean undated, boolean replaced) {}

    /**
     * A member that is neither null nor an object.
     *
     * @param of    the member of the record whose object it belongs to; null where it belongs to the record itself
     * @param value its text, or that of its number or truth; of a list the JSON text
     */
    record Member(String of, String name, String value, boolean isList) {}

    private static final JsonFactory JSON = new JsonFactory();
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern SUSPECT = Pattern.compile("\\\\u(0000|[dD][89a-fA-F]\\p{XDigit}{2})");
    private static final Pattern INSTANT = Pattern.compile(
            "[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)");

    private RecordText() {}

    /** The element at which the parser of a page stands, as it can be stored. */
    static Cut cut(JsonParser json, byte[] page) throws IOException {
        Cut sent = sent(json, page);
        if (sent.id() == null) {
            return sent;
        }
        String clean = clean(sent.text());
        if (clean.equals(sent.text())) {
            return sent;
        }
        byte[] again = clean.getBytes(UTF_8);
        try (JsonParser cleaned = JSON.createParser(again)) {
            cleaned.nextToken();
            Cut cut = sent(cleaned, again);
            return new Cut(cut.id(), clean, cut.members(), cut.undated(), true);
        }
    }

    private static Cut sent(JsonParser json, byte[] page) throws IOException {
        long start = json.currentTokenLocation().getByteOffset();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Cut(null, null, List.of(), false, false);
        }
        String id = null;
        boolean undated = false;
        List<Member> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String part = json.currentName();
                    json.nextToken();
                    add(members, name, part, json, page);
                }
                continue;
            }
            add(members, null, name, json, page);
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                String value = members.get(members.size() - 1).value();
                id = name.equals("id") && !value.isBlank() ? value : id;
                undated |= name.endsWith("At") && !INSTANT.matcher(value).matches();
            }
        }
        return new Cut(id, between(start, json, page), members, undated, false);
    }

    private static void add(List<Member> members, String of, String name, JsonParser json, byte[] page)
            throws IOException {
        JsonToken value = json.currentToken();
        if (value == JsonToken.START_ARRAY) {
            members.add(new Member(of, name, whole(json, page), true));
        } else if (value == JsonToken.START_OBJECT) {
            json.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
            members.add(new Member(of, name, json.getText(), false));
        }
    }

    /** The value at which the parser stands, as it was sent; the parser is at its end then. */
    static String whole(JsonParser json, byte[] page) throws IOException {
        long start = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return between(start, json, page);
    }

    private static String between(long start, JsonParser json, byte[] page) {
        return new String(page, (int) start, (int) (json.currentLocation().getByteOffset() - start), UTF_8);
    }

    /**
     * The record with U+0000 and lone surrogates, which PostgreSQL refuses, replaced by U+FFFD. What was decoded from UTF-8 holds
     * them as escapes alone.
     */
    static String clean(String text) throws IOException {
        return text.indexOf("\\u") >= 0 && SUSPECT.matcher(text).find() ? rewritten(text) : text;
    }

    private static String rewritten(String text) throws IOException {
        StringWriter out = new StringWriter(text.length());
        boolean changed = false;
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator json = JSON.createGenerator(out)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.VALUE_STRING || in.currentToken() == JsonToken.FIELD_NAME) {
                    String value = in.getText();
                    String storable = storable(value);
                    changed |= !storable.equals(value);
                    if (in.currentToken() == JsonToken.FIELD_NAME) {
                        json.writeFieldName(storable);
                    } else {
                        json.writeString(storable);
                    }
                } else {
                    json.copyCurrentEvent(in);
                }
            }
        }
        return changed ? out.toString() : text;
    }

    private static String storable(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (paired) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean == null ? text : clean.toString();
    }
}
