package io.matchbridge.attachments.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads files through real child JVMs, within the limits of the service, which end with the test class. */
final class Reading implements AfterAllCallback {

    static final int INPUT_CAP = 25 << 20;

    private final AttachmentReader reader = new AttachmentReader(2, 256, Duration.ofSeconds(20), 200_000, INPUT_CAP);

    ReadText read(String content, String name) {
        return read(content.getBytes(UTF_8), name);
    }

    ReadText read(byte[] content, String name) {
        try {
            Path file = Files.write(Files.createTempFile("file", ""), content);
            try {
                return reader.read(file, name, null);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AttachmentReader reader() {
        return reader;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        reader.close();
    }
}
