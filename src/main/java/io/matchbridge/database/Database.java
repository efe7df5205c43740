package io.matchbridge.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/** Where everything is kept: an address, who we are there, and the tables in their newest form. */
public record Database(String url, String user, String password) {

    private static final int CONNECTIONS = 16;
    private static final int PAGE_CONNECTIONS = 6;
    private static final int TIMER_CONNECTIONS = 4;
    private static final String SESSION = "set time zone 'UTC'";
    /**
     * A page takes some megabytes of the server's memory. After 8 MB at once the C library keeps what such statements free;
     * before, it gives it back to the system after each, and fetching it again is a third of what a page costs.
     */
    private static final String KEEPS_MEMORY = "select length(repeat(' ', 8388608))";
    /** To plan a page's statement takes as long as to store half a page, and what a page holds changes nothing about the plan. */
    private static final String PLANS_ONCE = "set plan_cache_mode = force_generic_plan";

    /** A connection takes 10 to 30 MB of the server's memory, so those of a burst are not kept long after it. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /**
     * A pool of connections; it opens none before it is {@link #opens told} where. Statements that take no time are the rule,
     * so few connections serve many tenants.
     */
    public static HikariDataSource pool() {
        return pool("matchbridge", CONNECTIONS, SESSION);
    }

    /**
     * Connections that do not wait until the disk has what they stored. A crash of the database may take the last second of
     * it, in the order in which it was stored: only for what is asked for again then, and never for what went to the ATS.
     * Not open yet, either.
     */
    public static HikariDataSource pagePool() {
        return pool(
                "pages",
                PAGE_CONNECTIONS,
                SESSION + "; set synchronous_commit = off; " + PLANS_ONCE + "; " + KEEPS_MEMORY);
    }

    private static HikariDataSource pool(String name, int connections, String session) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setConnectionInitSql(session);
        // A text is whatever the statement takes it for.
        pool.addDataSourceProperty("stringtype", "unspecified");
        pool.addDataSourceProperty("prepareThreshold", "1");
        // An error message would otherwise quote the row that failed.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("ApplicationName", "matchbridge");
        return pool;
    }

    /** Tells a pool where to open its connections. */
    public HikariDataSource opens(HikariDataSource pool) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        return pool;
    }

    /** Brings the tables up to date; safe when several nodes start at once. */
    public static void migrate(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db")
                .javaMigrations(new TimerTables())
                .load()
                .migrate();
    }

    /** Why a database could not be used, in one line without its password. */
    public static String reason(FlywayException failure) {
        Throwable cause =
                failure instanceof FlywaySqlException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage().lines().findFirst().orElse("no reason given");
    }

    /** Gives up every sync under way, so that it is taken up at once. Only where no other node can be at work. */
    public static void giveUpSyncs(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update sync set heartbeat_at = '-infinity' where finished_at is null");
        }
    }

    /** How Quartz keeps the timers of all nodes in this database. */
    public Properties timers() {
        Properties quartz = new Properties();
        // Quartz keeps its pools by their names for the whole JVM: two services in one must not share theirs.
        String pool = "timers-" + UUID.randomUUID();
        String dataSource = "org.quartz.dataSource." + pool + ".";
        quartz.setProperty("org.quartz.scheduler.instanceName", "matchbridge");
        quartz.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        quartz.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        quartz.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "1000");
        quartz.setProperty("org.quartz.jobStore.dbRetryInterval", "1000");
        quartz.setProperty("org.quartz.threadPool.threadCount", "16");
        quartz.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        quartz.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        quartz.setProperty("org.quartz.jobStore.useProperties", "true");
        quartz.setProperty("org.quartz.jobStore.isClustered", "true");
        quartz.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        quartz.setProperty("org.quartz.jobStore.misfireThreshold", "30000");
        quartz.setProperty("org.quartz.jobStore.dataSource", pool);
        quartz.setProperty(dataSource + "provider", "hikaricp");
        quartz.setProperty(dataSource + "driver", "org.postgresql.Driver");
        quartz.setProperty(dataSource + "URL", url);
        quartz.setProperty(dataSource + "user", user == null ? "" : user);
        quartz.setProperty(dataSource + "password", password == null ? "" : password);
        quartz.setProperty(dataSource + "maxConnections", String.valueOf(TIMER_CONNECTIONS));
        return quartz;
    }
}
