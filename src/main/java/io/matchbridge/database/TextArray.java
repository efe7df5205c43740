package io.matchbridge.database;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A {@code text[]} for a statement, of texts that are UTF-8 already: the driver would encode each anew. Places may be empty,
 * which are nulls in the array.
 */
public final class TextArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1;
    private static final int HEADER = 5 * Integer.BYTES;

    private final transient Utf8[] texts;

    /** @param texts not to be changed; a place may be null */
    public TextArray(Utf8... texts) {
        this.texts = texts;
        setType("_text");
    }

    /** The texts, decoded; null where there is none. */
    public List<String> texts() {
        return Collections.unmodifiableList(Arrays.asList(Stream.of(texts)
                .map(text -> text == null ? null : text.toString())
                .toArray(String[]::new)));
    }

    @Override
    public int lengthInBytes() {
        int length = HEADER;
        for (Utf8 text : texts) {
            length += Integer.BYTES + (text == null ? 0 : text.length());
        }
        return length;
    }

    /** Writes the array as {@code array_recv} of PostgreSQL reads it: one dimension, counted from one. */
    @Override
    public void toBytes(byte[] target, int offset) {
        ByteBuffer out = ByteBuffer.wrap(target, offset, target.length - offset);
        boolean hasNulls = Arrays.asList(texts).contains(null);
        out.putInt(1)
                .putInt(hasNulls ? 1 : 0)
                .putInt(Oid.TEXT)
                .putInt(texts.length)
                .putInt(1);
        for (Utf8 text : texts) {
            if (text == null) {
                out.putInt(-1);
            } else {
                out.putInt(text.length()).put(text.bytes(), text.from(), text.length());
            }
        }
    }

    /** Nobody reads one from the database. */
    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException();
    }

    /** The array as text, for a connection that is to send everything so. */
    @Override
    public String getValue() {
        StringBuilder out = new StringBuilder("{");
        for (String text : texts()) {
            out.append(out.length() > 1 ? "," : "");
            if (text == null) {
                out.append("NULL");
            } else {
                PgArray.escapeArrayElement(out, text);
            }
        }
        return out.append('}').toString();
    }

    /** A count only: the texts may be about people. */
    @Override
    public String toString() {
        return "TextArray[" + texts.length + "]";
    }
}
