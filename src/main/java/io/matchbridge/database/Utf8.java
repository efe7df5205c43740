package io.matchbridge.database;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A text as UTF-8, often a part of the bytes in which it came in: it is decoded only where somebody reads it.
 *
 * @param bytes not to be changed
 * @param from  the index of its first byte
 * @param to    the index after its last one
 */
public record Utf8(byte[] bytes, int from, int to) {

    /** The text, encoded. */
    public static Utf8 of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Utf8(bytes, 0, bytes.length);
    }

    /** In bytes. */
    public int length() {
        return to - from;
    }

    /** The text, decoded. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, UTF_8);
    }
}
