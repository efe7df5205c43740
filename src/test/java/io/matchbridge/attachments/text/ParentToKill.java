package io.matchbridge.attachments.text;

import java.nio.file.Path;
import java.time.Duration;

/** A program that reads a short file and then one for very long; a test kills it meanwhile. */
final class ParentToKill {

    private ParentToKill() {}

    public static void main(String[] arguments) throws Exception {
        try (AttachmentReader reader = new AttachmentReader(1, 2048, Duration.ofMinutes(10), 200_000, 25 << 20)) {
            reader.read(Path.of(arguments[0]), "cv.pdf", null);
            System.out.println("reading");
            reader.read(Path.of(arguments[1]), "cv.pdf", null);
            System.out.println("done");
        }
    }
}
