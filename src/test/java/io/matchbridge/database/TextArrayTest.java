package io.matchbridge.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.testing.RunningService;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database reads the texts that were sent, in both of the driver's formats. */
@ResourceLock("RunningService.shared")
class TextArrayTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachTextArrivesAtItsPlace(boolean binary) throws SQLException {
        byte[] page = "…Zoë 🙂…".getBytes(UTF_8);
        TextArray sent = new TextArray(
                new Utf8(page, 3, page.length - 3), null, Utf8.of(""), Utf8.of("{\"a\\b\", NULL}"), Utf8.of("NULL"));

        assertThat(received(sent, binary)).containsExactly("Zoë 🙂", null, "", "{\"a\\b\", NULL}", "NULL");
        assertThat(sent.texts()).isEqualTo(received(sent, binary));
        assertThat(received(new TextArray(), binary)).isEmpty();
        assertThat(received(new TextArray(null, null), binary)).containsExactly(null, null);
    }

    private static List<String> received(TextArray sent, boolean binary) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url() + "&binaryTransfer=" + binary);
                PreparedStatement statement = connection.prepareStatement("select cast(? as text[])")) {
            statement.setObject(1, sent);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Array array = row.getArray(1);
                return Arrays.asList((String[]) array.getArray());
            }
        }
    }

    private static String url() throws SQLException {
        try (Connection connection = service.database().getConnection()) {
            String url = connection.getMetaData().getURL();
            return url + (url.contains("?") ? "" : "?") + "&user="
                    + connection.getMetaData().getUserName();
        }
    }
}
