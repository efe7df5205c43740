package io.matchbridge.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The pace that all nodes keep together, in the table {@code ashby_pace}. A 429 halves it at once, one for the partner as a
 * whole that of every tenant; from then on it rises by a twentieth of the ceiling every 30 seconds, up to nine tenths of
 * the pace that was refused. Further only after a day.
 */
final class PaceTable {

    private static final String EVERYBODY = "*";
    private static final int LEAST_PER_MINUTE = 6;

    private static final String RISES = """
            share < 1 and changed_at < now() - interval '30 seconds'
              and (refused_at < now() - interval '1 day' or share < 0.9 * refused_share)""";

    private static final String STANDING = """
            select
              exists (select from connection c where c.tenant = asked.tenant and c.status = 'active') as active,
              exists (
                select from sync s
                where s.tenant = asked.tenant and s.finished_at is null and s.started_at is not null
                  and s.heartbeat_at > now() - interval '20 seconds') as syncing,
              (select coalesce(exp(sum(ln(share))), 1) from ashby_pace p where p.tenant in (asked.tenant, '*')) as share,
              exists (select from ashby_pace p where p.tenant in (asked.tenant, '*') and %s) as may_rise,
              (select coalesce(cast(extract(epoch from max(not_before) - clock_timestamp()) * 1000 as bigint), 0)
                from ashby_pace p
                where p.tenant in (asked.tenant, '*') and not_before > clock_timestamp()) as held,
              cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) as clock
            from (values (?)) as asked (tenant)""".formatted(RISES);

    /** Requests that were under way when the pace was halved tell of the same overload: they halve it no further. */
    private static final String REFUSED = """
            insert into ashby_pace as p (tenant, share, refused_share, refused_at, changed_at, not_before)
            values (?, greatest(0.5, ?), 1, now(), now(), now() + ? * interval '1 millisecond')
            on conflict (tenant) do update set
              (share, refused_share, refused_at, changed_at) = (
                select p.share, p.refused_share, p.refused_at, p.changed_at
                where p.refused_at > now() - ? * interval '1 millisecond'
                union all
                select least(p.share, greatest(p.share / 2, ?)), p.share, now(), now()
                where p.refused_at <= now() - ? * interval '1 millisecond'),
              not_before = greatest(p.not_before, excluded.not_before)""";

    private static final String RISE = """
            update ashby_pace set
              share = case
                when refused_at < now() - interval '1 day' then least(1, share + 0.05)
                else least(0.9 * refused_share, share + 0.05 * floor(extract(epoch from now() - changed_at) / 30)) end,
              changed_at = now()
            where tenant in (?, '*') and %s""".formatted(RISES);

    private final DataSource database;
    private final DatabaseClock clock;
    private final double leastShare;

    /**
     * @param ceiling requests per minute
     * @param clock   is set by each reading
     */
    PaceTable(DataSource database, DatabaseClock clock, int ceiling) {
        this.database = database;
        this.clock = clock;
        this.leastShare = Math.min(1, (double) LEAST_PER_MINUTE / ceiling);
    }

    /** What holds for a tenant now. */
    Standing standing(String tenant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setString(1, tenant);
            long asked = System.nanoTime();
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                clock.set(row.getLong("clock"), asked, System.nanoTime());
                return new Standing(
                        row.getBoolean("active"),
                        row.getBoolean("syncing"),
                        row.getDouble("share"),
                        row.getBoolean("may_rise"),
                        Duration.ofMillis(row.getLong("held")));
            }
        }
    }

    /**
     * Keeps a 429.
     *
     * @param everybody whether the ATS slows the integration for all its customers
     * @param wait      how long it wants no request
     * @param underWay  how long ago the refused request was sent
     */
    void refused(String tenant, boolean everybody, Duration wait, Duration underWay) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REFUSED)) {
            statement.setString(1, everybody ? EVERYBODY : tenant);
            statement.setDouble(2, leastShare);
            statement.setLong(3, wait.toMillis());
            statement.setLong(4, underWay.toMillis());
            statement.setDouble(5, leastShare);
            statement.setLong(6, underWay.toMillis());
            statement.executeUpdate();
        }
    }

    /** Tries a larger share where it is time. */
    void rise(String tenant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RISE)) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }
}
