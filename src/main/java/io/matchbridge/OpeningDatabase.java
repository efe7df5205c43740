package io.matchbridge;

import com.zaxxer.hikari.HikariDataSource;
import io.matchbridge.database.Database;
import io.matchbridge.database.EmbeddedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.flywaydb.core.api.FlywayException;

/** The database of a service: it starts, and its tables are brought up to date, while the rest of the service is made. */
final class OpeningDatabase implements AutoCloseable {

    private final Settings settings;
    private final DataDirectory data;
    private final HikariDataSource pool = Database.pool();
    private final HikariDataSource pagePool = Database.pagePool();
    private final FutureTask<Database> opening = new FutureTask<>(this::open);
    private EmbeddedDatabase embedded;

    OpeningDatabase(Settings settings, DataDirectory data) {
        this.settings = settings;
        this.data = data;
        new Thread(opening, "database").start();
    }

    /** Connections that may be used after {@link #awaitOpen}. */
    HikariDataSource pool() {
        return pool;
    }

    /** The same as in {@link Database#pagePool}. */
    HikariDataSource pagePool() {
        return pagePool;
    }

    /**
     * Waits until the tables are there.
     *
     * @throws WrongSetting if the database cannot be used, in one line
     */
    Database awaitOpen() throws Exception {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Closes what has opened. */
    @Override
    public void close() throws Exception {
        try {
            opening.get();
        } catch (ExecutionException e) {
            // awaitOpen tells it
        }
        pagePool.close();
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private Database open() throws IOException, SQLException {
        Database database = database();
        database.opens(pagePool);
        try (Connection connection = database.opens(pool).getConnection()) {
            connection.isValid(0);
        } catch (SQLException e) {
            throw new WrongSetting(
                    "the database at matchbridge.database.url cannot be reached with the user and password given");
        }
        try {
            Database.migrate(pool);
        } catch (FlywayException e) {
            throw new WrongSetting("the database cannot be used: " + Database.reason(e));
        }
        if (embedded != null) {
            Database.giveUpSyncs(pool); // the embedded database is this node's alone
        }
        return database;
    }

    private Database database() throws IOException {
        if (settings.text("database.url") != null) {
            return new Database(
                    settings.text("database.url"), settings.text("database.user"), settings.text("database.password"));
        }
        embedded = EmbeddedDatabase.start(data.folder().resolve("postgres"));
        return new Database(embedded.url(), "postgres", "");
    }
}
