package io.matchbridge.attachments.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import java.util.zip.Deflater;

/**
 * A piece that stands several times over. However often that is, it is deflated once: after a full flush no byte refers to
 * one before it, so the deflated piece may stand as often as the piece.
 */
record Repeated(byte[] piece, long times) {

    /** The header of RFC 1950 for a window of 32 kB and the default level. */
    private static final byte[] ZLIB_HEADER = {0x78, (byte) 0x9c};

    long size() {
        return piece.length * times;
    }

    long crc() {
        return checksum(new CRC32());
    }

    /** As RFC 1951 says: what stands in a zip. */
    byte[] deflated() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] room = new byte[piece.length + 1024];
        deflater.setInput(piece);
        int length = deflater.deflate(room, 0, room.length, Deflater.FULL_FLUSH);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (long i = 0; i < times; i++) {
            all.write(room, 0, length);
        }
        deflater.finish();
        all.write(room, 0, deflater.deflate(room));
        deflater.end();
        return all.toByteArray();
    }

    /** As RFC 1950 says: what stands in a PDF. */
    byte[] zlib() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ZLIB_HEADER);
        all.writeBytes(deflated());
        all.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum(new Adler32()))
                .array());
        return all.toByteArray();
    }

    private long checksum(Checksum checksum) {
        for (long i = 0; i < times; i++) {
            checksum.update(piece, 0, piece.length);
        }
        return checksum.getValue();
    }
}
