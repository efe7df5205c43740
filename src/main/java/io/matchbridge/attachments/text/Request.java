package io.matchbridge.attachments.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * One file on its way to a child: hint (UTF, as {@link DataOutputStream#writeUTF}), length (four bytes), content.
 *
 * @param hint what name and content type say about the format: the name's ending, a space, the content type
 */
record Request(String hint, byte[] content) {

    private static final int LONGEST_HINT = 200;

    /** Whether name or content type claim a format, such as {@code "pdf"}. */
    boolean claims(String format) {
        return hint.contains(format);
    }

    static String hint(String name, String contentType) {
        String ending = name == null ? "" : name.substring(name.lastIndexOf('.') + 1);
        String hint = (ending.length() > 10 ? "" : ending) + " " + (contentType == null ? "" : contentType);
        return hint.substring(0, Math.min(hint.length(), LONGEST_HINT)).toLowerCase(Locale.ROOT);
    }

    /** Hands a file over in small pieces, so that it is never whole in the memory of the caller. */
    static void write(DataOutputStream out, String hint, InputStream content, int length) throws IOException {
        out.writeUTF(hint);
        out.writeInt(length);
        byte[] piece = new byte[1 << 16];
        for (int left = length; left > 0; ) {
            int read = read(content, piece, Math.min(piece.length, left));
            out.write(piece, 0, read);
            left -= read;
        }
        out.flush();
    }

    /** Fails unchecked, to tell a fault of the file's disk from one of the child. */
    private static int read(InputStream content, byte[] piece, int most) {
        try {
            int read = content.read(piece, 0, most);
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Request readFrom(DataInputStream in) throws IOException {
        String hint = in.readUTF();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return new Request(hint, content);
    }
}
