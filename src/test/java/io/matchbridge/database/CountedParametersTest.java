package io.matchbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchbridge.testing.RunningService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A statement is prepared once for a connection, whatever the types of its values. */
@ResourceLock("RunningService.shared")
class CountedParametersTest {

    @RegisterExtension
    static final RunningService service = RunningService.shared();

    private final Variables variables = new Variables(Map.of());
    private final CountedParameters strategy = new CountedParameters(variables);

    @Test
    void aStatementIsKeptPrepared() throws SQLException {
        String text = variables.prepareQuery("select cast(:?number as bigint) + :?place.more -- really?", true);
        try (Connection connection = strategy.getConnection(service.database())) {
            assertThat(sum(connection, text, 2, 3L)).isEqualTo(5);
            String first = name(connection);

            assertThat(sum(connection, text, 4, 5L)).isEqualTo(9);

            assertThat(first).isNotNull();
            assertThat(name(connection)).isEqualTo(first);
        }
    }

    @Test
    void typesAndRefusalsAreTheDatabasesOwn() throws SQLException {
        String text = variables.prepareQuery("select 1 / cast(:?number as int)", true);
        try (Connection connection = strategy.getConnection(service.database());
                PreparedStatement statement = connection.prepareStatement(text)) {
            assertThat(statement.getParameterMetaData().getParameterTypeName(1)).isEqualTo("int4");
            statement.setObject(1, 0);

            assertThatThrownBy(statement::execute)
                    .isInstanceOf(SQLException.class)
                    .extracting(refused -> ((SQLException) refused).getSQLState())
                    .isEqualTo("22012");
        }
    }

    private static long sum(Connection connection, String text, Integer one, Long other) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
            statement.setObject(1, one);
            statement.setObject(2, other);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** What the server calls the statement that it keeps. */
    private static String name(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select name from pg_prepared_statements where statement like '%-- really?'")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
