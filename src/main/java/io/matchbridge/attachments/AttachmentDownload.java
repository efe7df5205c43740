package io.matchbridge.attachments;

import io.matchbridge.attachments.text.AttachmentReader;
import io.matchbridge.attachments.text.ReadText;
import io.matchbridge.connect.AshbyReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Variable;

/**
 * Fetches a file by its signed link and reads its text. The JDK's client rather than camel-http: a signed link must go out
 * to the letter, and bears its own right, so no Authorization header goes with it.
 */
public final class AttachmentDownload implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private final AttachmentReader reader;
    private final Path folder;
    private final Duration limit;
    private final long mostBytes;
    private final HttpClient links = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService transfers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "attachment-transfer");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param folder    where files lie while they are read
     * @param limit     for one file, from the request to its last byte
     * @param mostBytes of one file
     */
    public AttachmentDownload(AttachmentReader reader, Path folder, Duration limit, long mostBytes) {
        this.reader = reader;
        this.folder = folder;
        this.limit = limit;
        this.mostBytes = mostBytes;
    }

    /** Erases what a service that was killed has left of the files that it read. Only while none is read. */
    public void eraseLeft() throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What {@code file.info} is asked. */
    public static Map<String, Object> request(@Variable("attachment") Map<String, Object> attachment) {
        return Map.of("fileHandle", attachment.get("handle"));
    }

    /** @throws FileRefused when the file cannot be had, with the reason */
    public AttachmentFile fetch(
            @Variable("reply") AshbyReply reply, @Variable("attachment") Map<String, Object> attachment) {
        URI link = link(reply);
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "attachment", null);
            try {
                return read(file, transfer(link, file), (String) attachment.get("name"));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Transfer(String contentType, String sha256) {}

    private AttachmentFile read(Path file, Transfer transfer, String name) throws IOException {
        ReadText text = reader.read(file, name, transfer.contentType);
        boolean readable = text.state() == ReadText.State.READ;
        return new AttachmentFile(
                Files.readAllBytes(file),
                transfer.contentType,
                transfer.sha256,
                readable ? "stored" : "unreadable",
                text.text(),
                text.reason());
    }

    private static URI link(AshbyReply reply) {
        String url = reply.object().path("url").asText();
        if (!url.matches("https?://\\S+")) {
            throw new FileRefused("Ashby gave no link to the file", true);
        }
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new FileRefused("Ashby's link to the file is broken", true);
        }
    }

    private Transfer transfer(URI link, Path file) {
        Future<Transfer> transfer = transfers.submit(() -> copy(link, file));
        try {
            return transfer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            transfer.cancel(true);
            throw new FileRefused("the file did not come within %d s".formatted(limit.toSeconds()), false);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FileRefused refused
                    ? refused
                    : new FileRefused("the link to the file did not answer", false);
        } catch (InterruptedException e) {
            transfer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FileRefused("the service stops", false);
        }
    }

    private Transfer copy(URI link, Path file) throws IOException, InterruptedException, NoSuchAlgorithmException {
        HttpRequest request = HttpRequest.newBuilder(link).timeout(limit).GET().build();
        HttpResponse<InputStream> response = links.send(request, BodyHandlers.ofInputStream());
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream in = response.body();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
            if (response.statusCode() != 200) {
                throw new FileRefused("the link to the file answered " + response.statusCode(), false);
            }
            mustNotExceed(response.headers().firstValueAsLong("Content-Length").orElse(0));
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                mustNotExceed(total);
                out.write(buffer, 0, read);
            }
        }
        return new Transfer(
                response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                HexFormat.of().formatHex(sha256.digest()));
    }

    private void mustNotExceed(long bytes) {
        if (bytes > mostBytes) {
            throw new FileRefused("the file is larger than %d MB".formatted(mostBytes >> 20), true);
        }
    }

    @Override
    public void close() {
        transfers.shutdownNow();
        reader.close();
    }
}
