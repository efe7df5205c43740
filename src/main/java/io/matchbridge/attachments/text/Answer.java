package io.matchbridge.attachments.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a child says of a file: finding (one byte), length of the text in bytes (four), text in UTF-8. */
record Answer(Finding finding, String text) {

    /** A character of UTF-16 takes at most three bytes of UTF-8. */
    private static final int BYTES_A_CHARACTER = 3;

    void writeTo(DataOutputStream out) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(finding.ordinal());
        out.writeInt(encoded.length);
        out.write(encoded);
        out.flush();
    }

    /** Reads an answer, not trusting the child to keep to its cap. */
    static Answer readFrom(DataInputStream in, int mostCharacters) throws IOException {
        int finding = in.readUnsignedByte();
        int length = in.readInt();
        if (finding >= Finding.values().length || length < 0 || length > (long) mostCharacters * BYTES_A_CHARACTER) {
            throw new IOException("the child's answer has no sense");
        }
        byte[] encoded = new byte[length];
        in.readFully(encoded);
        return new Answer(Finding.values()[finding], new String(encoded, StandardCharsets.UTF_8));
    }
}
