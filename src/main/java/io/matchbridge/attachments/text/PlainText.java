package io.matchbridge.attachments.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Plain text: its charset by the byte order mark, else UTF-8 if it is valid as such, else windows-1252. */
final class PlainText {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PlainText() {}

    static Finding read(byte[] content, BoundedText text) throws IOException {
        String decoded = decode(content, content.length);
        text.write(decoded.indexOf('\n') < 0 ? decoded.replace('\r', '\n') : decoded);
        return Finding.READ;
    }

    /** Decodes the first bytes, at most that many. */
    static String decode(byte[] content, int most) {
        boolean whole = content.length <= most;
        byte[] bytes = whole ? content : Arrays.copyOf(content, most);
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || zerosAt(bytes, 1)) {
            return new String(bytes, StandardCharsets.UTF_16LE).replace("\uFEFF", "");
        }
        if (startsWith(bytes, 0xFE, 0xFF) || zerosAt(bytes, 0)) {
            return new String(bytes, StandardCharsets.UTF_16BE).replace("\uFEFF", "");
        }
        return isUtf8(content) ? new String(bytes, StandardCharsets.UTF_8) : new String(bytes, WESTERN);
    }

    /** Whether text decoded this way holds so many controls that it was none. */
    static boolean looksBinary(String decoded) {
        long controls = decoded.chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0xFFFD)
                .count();
        return controls * 50 > decoded.length();
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** UTF-16 without its mark: in Western text every other byte is zero. */
    private static boolean zerosAt(byte[] bytes, int odd) {
        int looked = Math.min(bytes.length, 200) / 2;
        int zeros = 0;
        int others = 0;
        for (int i = 0; i < looked; i++) {
            zeros += bytes[2 * i + odd] == 0 ? 1 : 0;
            others += bytes[2 * i + 1 - odd] == 0 ? 1 : 0;
        }
        return looked > 4 && zeros * 10 > looked * 7 && others == 0;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
