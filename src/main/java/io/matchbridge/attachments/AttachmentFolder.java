package io.matchbridge.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases stored files where the endpoint that keeps them is a folder: one folder a tenant, one file an attachment. A bucket
 * is its owner's to clean; the log says so.
 */
public final class AttachmentFolder {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentFolder.class);

    private static final int MOST_TRIES = 10;

    private final Path folder;

    private AttachmentFolder(Path folder) {
        this.folder = folder;
    }

    /** @param endpoint a Camel URI such as {@code file:data/attachments} */
    public static AttachmentFolder of(String endpoint) {
        return new AttachmentFolder(
                endpoint.startsWith("file:")
                        ? Path.of(endpoint.substring("file:".length())
                                        .replaceFirst("^//(?=/)", "")
                                        .replaceFirst("\\?.*", ""))
                                .toAbsolutePath()
                                .normalize()
                        : null);
    }

    /** Erases some files of a tenant; those that are not there are no error. */
    public void eraseFiles(@Variable("tenant") String tenant, @Body List<Map<String, Object>> attachments) {
        if (folder == null) {
            LOG.warn("{} files of tenant {} were removed in Ashby and stay in the bucket", attachments.size(), tenant);
            return;
        }
        for (Map<String, Object> attachment : attachments) {
            Path file = folder.resolve(tenant)
                    .resolve((String) attachment.get("id"))
                    .normalize();
            if (file.startsWith(folder.resolve(tenant))) {
                erase(file);
            }
        }
    }

    /** Erases a file whose record was erased while it was on its way, and the tenant's folder when it was the only one. */
    public void eraseFile(@Variable("tenant") String tenant, @Variable("attachment") Map<String, Object> attachment) {
        eraseFiles(tenant, List.of(attachment));
        if (folder != null) {
            folder.resolve(tenant).toFile().delete(); // refused as long as there are others
        }
    }

    /** Erases all files of a tenant. */
    public void eraseTenant(@Variable("tenant") String tenant) {
        if (folder == null) {
            LOG.warn("the files of tenant {} stay in the bucket", tenant);
        } else {
            erase(folder.resolve(tenant));
        }
    }

    private static void erase(Path path) {
        for (int tries = 1; Files.exists(path); tries++) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                if (tries == MOST_TRIES) { // a download that is in hand may add or take away a file meanwhile
                    throw new IllegalStateException("stored files could not be erased", e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("stored files could not be erased", e);
            }
        }
    }
}
