package io.matchbridge.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.matchbridge.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.file.FileEndpoint;

/** Hands out the files that are kept, one to a candidate's attachment, named {@code <tenant>/<attachment id>}. */
public final class KeptAttachments {

    private static final Duration FIND_WITHIN = Duration.ofSeconds(20);
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final String place;

    /** @param place the Camel endpoint that keeps the files */
    public KeptAttachments(String place) {
        this.place = place;
    }

    /**
     * Answers with the file itself, always to be saved, never to be shown: it comes from a stranger.
     *
     * @param attachment a row of {@code records/attachment.sql}; null when there is none
     * @throws Problem 404 when the file is not there
     */
    public void answer(
            Exchange exchange,
            @Variable("tenant") String tenant,
            @Variable("attachment") Map<String, Object> attachment)
            throws IOException {
        if (attachment == null) {
            throw Problem.notFound("attachment");
        }
        Object file = file(exchange, tenant, (String) attachment.get("id"));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
        message.setHeader(Exchange.CONTENT_TYPE, contentType((String) attachment.get("content_type")));
        message.setHeader("Content-Disposition", disposition((String) attachment.get("name")));
        message.setBody(file);
    }

    private Object file(Exchange exchange, String tenant, String id) throws IOException {
        Endpoint keeper = exchange.getContext().getEndpoint(place);
        return keeper instanceof FileEndpoint folder
                ? local(folder.getFile().toPath().toAbsolutePath().normalize(), tenant, id)
                : remote(exchange, tenant + "/" + id);
    }

    private static InputStream local(Path folder, String tenant, String id) throws IOException {
        Path file = folder.resolve(tenant).resolve(id).normalize();
        if (!file.startsWith(folder.resolve(tenant)) || !Files.isRegularFile(file)) {
            throw Problem.notFound("attachment");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw Problem.notFound("attachment");
        }
    }

    /** Reads one file and leaves it where it is, whichever option of the endpoint says so. */
    private byte[] remote(Exchange exchange, String name) throws IOException {
        String leave = place.startsWith("aws2-s3:") ? "deleteAfterRead=false" : "noop=true&idempotent=false";
        String one =
                place + (place.contains("?") ? "&" : "?") + "fileName=" + URLEncoder.encode(name, UTF_8) + "&" + leave;
        try (ConsumerTemplate files = exchange.getContext().createConsumerTemplate()) {
            Exchange found = files.receive(one, FIND_WITHIN.toMillis());
            if (found == null) {
                throw Problem.notFound("attachment");
            }
            try {
                return found.getMessage().getMandatoryBody(byte[].class);
            } catch (org.apache.camel.InvalidPayloadException e) {
                throw new IOException(e);
            } finally {
                files.doneUoW(found);
            }
        }
    }

    private static String contentType(String known) {
        return known != null && known.matches("[\\w.+-]{1,80}/[\\w.+-]{1,80}") ? known : UNKNOWN_TYPE;
    }

    /** The name in the form of RFC 6266: what is not plain ASCII stands percent-encoded. */
    private static String disposition(String name) {
        String shown = name == null || name.isBlank() ? "attachment" : name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        String plain = shown.replaceAll("[^ !#-\\[\\]-~]", "_");
        String encoded = URLEncoder.encode(shown, UTF_8).replace("+", "%20").replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
