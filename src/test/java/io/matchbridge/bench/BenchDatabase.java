package io.matchbridge.bench;

import io.matchbridge.database.EmbeddedDatabase;
import io.matchbridge.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL with the settings that the product gives its own, empty at first. */
final class BenchDatabase implements AutoCloseable {

    private final Path folder;
    private final EmbeddedDatabase server;
    private final Connection connection;
    private final ProcessHandle handle;

    BenchDatabase(Path folder) throws IOException, SQLException {
        this.folder = folder;
        server = EmbeddedDatabase.start(folder);
        connection = DriverManager.getConnection(server.url(), "postgres", "");
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        handle = ProcessHandle.of(pid).orElseThrow();
    }

    /** For JDBC, without user and password. */
    String url() {
        return "jdbc:postgresql://" + place();
    }

    /** Host, port and name. */
    String place() {
        return server.url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }

    ProcessHandle handle() {
        return handle;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One number. */
    double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getDouble(1) : Double.NaN;
        }
    }

    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Nothing of it is left, neither on disk nor in the system's memory of files: who comes next finds what this one found. */
    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
        Folders.delete(folder);
    }
}
