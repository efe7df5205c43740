package io.matchbridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A database that has run a migration refuses to start with another one of that number. What {@code sha256sum} prints of each
 * stands in {@code db/migrations.sha256}; a new one is appended to it, and no line is ever changed.
 */
class MigrationsTest {

    @Test
    void noneThatADatabaseMayHaveRunIsChanged() throws Exception {
        Map<String, String> known = Files.readAllLines(file("/db/migrations.sha256")).stream()
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));

        assertThat(migrations().stream().collect(Collectors.toMap(Function.identity(), MigrationsTest::checksum)))
                .isEqualTo(known);
    }

    private static List<String> migrations() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(file("/db/V1__connections.sql").getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V") && name.endsWith(".sql"))
                    .toList();
        }
    }

    private static String checksum(String migration) {
        try {
            String text = Files.readString(file("/db/" + migration)).replace("\r\n", "\n");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Path file(String resource) throws URISyntaxException {
        return Path.of(MigrationsTest.class.getResource(resource).toURI());
    }
}
