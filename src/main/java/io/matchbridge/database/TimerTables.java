package io.matchbridge.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.quartz.Scheduler;

/** The tables in which all nodes keep their timers, from the script that Quartz itself brings. */
final class TimerTables implements JavaMigration {

    private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "timers";
    }

    @Override
    public Integer getChecksum() {
        return null; // the script is Quartz's own, and changes with it
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(script().replaceAll("(?im)^\\s*COMMIT\\s*;", ""));
        }
    }

    private static String script() throws IOException {
        try (InputStream script = Scheduler.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
