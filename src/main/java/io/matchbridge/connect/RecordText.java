package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.matchbridge.database.Utf8;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One record as the text that Ashby sent: found in its page without a tree, and made storable. */
final class RecordText {

    /**
     * @param id       null when it is no object, or has no text for an id
     * @param text     the record
     * @param names    of the members of its page's records
     * @param places   by a member's number: where its value begins in the bytes of the record's text, in the upper half, and where
     *                 it ends, in the lower one; 0 there for a text, whose end is found when somebody asks for it. 0 where the
     *                 record has no such member, or it is null or an object.
     * @param undated  whether a member that ought to be an instant is none
     * @param replaced whether a character had to be replaced
     */
    record Cut(String id, Utf8 text, MemberNames names, long[] places, boolean undated, boolean replaced) {

        /** The text of the last member of that number, or that of the number or truth; of a list the JSON text. */
        Utf8 value(int number) {
            if (number == MemberNames.NONE || number >= places.length || places[number] == 0) {
                return null;
            }
            byte[] bytes = text.bytes();
            int from = (int) (places[number] >>> Integer.SIZE);
            int to = (int) places[number];
            if (to > 0) {
                return new Utf8(bytes, from, to);
            }
            for (int end = from + 1; ; end++) {
                if (bytes[end] == '"') {
                    return new Utf8(bytes, from + 1, end);
                }
                if (bytes[end] == '\\') {
                    return unescaped(bytes, from);
                }
            }
        }

        private static Utf8 unescaped(byte[] bytes, int from) {
            try (JsonParser json = JSON.createParser(bytes, from, bytes.length - from)) {
                json.nextToken();
                return Utf8.of(json.getText());
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it was read before
            }
        }
    }

    private static final JsonFactory JSON = new JsonFactory();
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x80 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern SUSPECT = Pattern.compile("\\\\u(0000|[dD][89a-fA-F]\\p{XDigit}{2})");
    private static final Pattern INSTANT = Pattern.compile(
            "[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)");

    private RecordText() {}

    /** The element at which the parser of a page stands, as it can be stored. */
    static Cut cut(JsonParser json, byte[] page, MemberNames names) throws IOException {
        Cut sent = sent(json, page, names);
        if (sent.id() == null || isStorable(sent.text())) {
            return sent;
        }
        byte[] clean = clean(sent.text().toString()).getBytes(UTF_8);
        if (Arrays.equals(
                clean, 0, clean.length, page, sent.text().from(), sent.text().to())) {
            return sent;
        }
        try (JsonParser cleaned = JSON.createParser(clean)) {
            cleaned.nextToken();
            Cut cut = sent(cleaned, clean, names);
            return new Cut(cut.id(), cut.text(), names, cut.places(), cut.undated(), true);
        }
    }

    /** Whether a look at the bytes is enough to know that: the rule. */
    private static boolean isStorable(Utf8 text) {
        byte[] bytes = text.bytes();
        int to = text.to();
        for (int i = text.from(); i < to; i++) {
            if (i + Long.BYTES <= to && isPlain((long) EIGHT.get(bytes, i))) {
                i += Long.BYTES - 1;
            } else if (bytes[i] == '\\') {
                i++;
                if (bytes[i] == 'u') {
                    return false;
                }
            } else if (bytes[i] < 0) {
                int more = continuations(bytes[i]);
                if (more == 0) {
                    return false;
                }
                i += more; // as the parser has seen
            }
        }
        return true;
    }

    /** Whether none of eight bytes is a backslash or one of several of a character. */
    private static boolean isPlain(long eight) {
        long zeroAtBackslash = eight ^ BACKSLASHES;
        return ((eight | zeroAtBackslash - ONES & ~zeroAtBackslash) & SIGNS) == 0;
    }

    /**
     * How many bytes follow one that begins a character, where no wrong character can begin so; 0 where one can.
     * (RFC 3629, section 4: after E0, ED and all of four bytes, not every second byte is right.)
     */
    private static int continuations(byte lead) {
        int first = lead & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return 1;
        }
        return first > 0xE0 && first <= 0xEF && first != 0xED ? 2 : 0;
    }

    private static Cut sent(JsonParser json, byte[] page, MemberNames names) throws IOException {
        int from = beginning(json);
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Cut(null, null, names, null, false, false);
        }
        String id = null;
        boolean undated = false;
        Places places = new Places(names);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String part = json.currentName();
                    json.nextToken();
                    places.add(name, part, json);
                }
                continue;
            }
            places.add(null, name, json);
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                if (name.equals("id")) {
                    id = json.getText().isBlank() ? id : json.getText();
                }
                undated |=
                        name.endsWith("At") && !INSTANT.matcher(json.getText()).matches();
            }
        }
        return new Cut(id, new Utf8(page, from, end(json)), names, places.byNumber, undated, false);
    }

    /** Where the values of a record's members stand, as {@link Cut} has it. */
    private static final class Places {

        private final MemberNames names;
        private long[] byNumber;
        private int last = MemberNames.NONE;

        Places(MemberNames names) {
            this.names = names;
            byNumber = new long[names.size()];
        }

        /** The member at whose value the parser stands. */
        void add(String of, String name, JsonParser json) throws IOException {
            JsonToken value = json.currentToken();
            int from = beginning(json);
            if (value == JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            last = names.number(last, of, name, value == JsonToken.START_ARRAY);
            if (value == JsonToken.VALUE_STRING) {
                put(from, 0);
            } else if (value != JsonToken.VALUE_NULL) {
                json.skipChildren();
                put(from, end(json));
            }
        }

        private void put(int from, int to) {
            if (last >= byNumber.length) {
                byNumber = Arrays.copyOf(byNumber, Math.max(last + 1, names.size() + 16));
            }
            byNumber[last] = (long) from << Integer.SIZE | to;
        }
    }

    /** The value at which the parser stands, as it was sent; the parser is at its end then. */
    static String whole(JsonParser json, byte[] page) throws IOException {
        int from = beginning(json);
        json.skipChildren();
        json.finishToken();
        return new Utf8(page, from, end(json)).toString();
    }

    private static int beginning(JsonParser json) {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    private static int end(JsonParser json) {
        return (int) json.currentLocation().getByteOffset();
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
