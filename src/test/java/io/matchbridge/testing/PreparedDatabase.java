package io.matchbridge.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.database.Database;
import io.matchbridge.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The folder of an embedded database that has all tables and no rows: made once for all tests, since to make one takes
 * several seconds and to copy it a fraction of one. How it comes about from nothing, the tests of the packaged program show.
 */
final class PreparedDatabase {

    private static final Path BUILT = Path.of("target").toAbsolutePath();

    private PreparedDatabase() {}

    /** Copies it to a folder that is not there yet. */
    static void copyTo(Path folder) throws IOException {
        Path prepared = prepared();
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try (Stream<Path> files = Files.walk(prepared)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(prepared.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Another one for other migrations; the test JVMs that run side by side wait for the first of them to make it. */
    private static synchronized Path prepared() throws IOException {
        Path prepared = BUILT.resolve("prepared-database-" + migrations());
        try (FileChannel channel = FileChannel.open(
                        BUILT.resolve("prepared-database.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.exists(prepared)) {
                Path making =
                        Files.createTempDirectory(BUILT, "prepared-database-").resolve("postgres");
                try (EmbeddedDatabase embedded = EmbeddedDatabase.start(making);
                        HikariDataSource pool = new Database(embedded.url(), "postgres", "").opens(Database.pool())) {
                    Database.migrate(pool);
                }
                Files.move(making, prepared, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return prepared;
    }

    private static String migrations() throws IOException {
        CRC32 checksum = new CRC32();
        try (Stream<Path> files =
                Files.list(Path.of(Database.class.getResource("/db").toURI()))) {
            List<Path> sorted = files.sorted().toList();
            for (Path file : sorted) {
                checksum.update(file.getFileName().toString().getBytes());
                checksum.update(Files.readAllBytes(file));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Long.toHexString(checksum.getValue());
    }
}
