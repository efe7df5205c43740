package io.matchbridge.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** One record as the text that Ashby sent: found in its page without a tree, and made storable. */
final class RecordText {

    /** @param undated whether a member that ought to be an instant is none */
    record Cut(String id, String text, boolean undated) {}

    private static final JsonFactory JSON = new JsonFactory();
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern SUSPECT = Pattern.compile("\\\\u(0000|[dD][89a-fA-F]\\p{XDigit}{2})");
    private static final Pattern INSTANT = Pattern.compile(
            "[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)");

    private RecordText() {}

    /** The element at which the parser stands; its id is null when it is no object, or has no text for an id. */
    static Cut cut(JsonParser json, String page) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Cut(null, null, false);
        }
        String id = null;
        boolean undated = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("id")
                    && value == JsonToken.VALUE_STRING
                    && !json.getText().isBlank()) {
                id = storable(json.getText());
            } else if (name.endsWith("At") && value == JsonToken.VALUE_STRING) {
                undated |= !INSTANT.matcher(json.getText()).matches();
            } else {
                json.skipChildren();
            }
        }
        return new Cut(id, page.substring(start, (int) json.currentLocation().getCharOffset()), undated);
    }

    /** Whether nothing in a text need be replaced. */
    static boolean isStorable(String text) {
        return (text.indexOf("\\u") < 0 || !SUSPECT.matcher(text).find())
                && storable(text).equals(text);
    }

    /** The record with U+0000 and lone surrogates, which PostgreSQL refuses, replaced by U+FFFD. */
    static String clean(String text) throws IOException {
        return isStorable(text) ? text : rewritten(text);
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
