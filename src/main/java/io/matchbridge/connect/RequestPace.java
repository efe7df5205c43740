package io.matchbridge.connect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/**
 * How fast one key may ask: so many requests a minute, reads and writes of all nodes together, spread evenly. Less after a
 * 429, and none for as long as the ATS asked us to wait. While a sync reads, writes take no more than half.
 */
public final class RequestPace {

    static final String ASKED_AT = "askedAt";

    private final int ceiling;
    private final PaceTable table;
    private final TokenAccounts accounts;
    private final BooleanSupplier stopping;
    private final Map<String, TenantPace> tenants = new ConcurrentHashMap<>();

    /**
     * @param ceiling  requests per minute and key
     * @param database in which the nodes share the pace
     * @param accounts the same database, by connections that do not wait for the disk: what a power cut takes of an account
     *                 has long been saved up again when the power is back
     * @param stopping whether the service stops, so that nobody should wait any longer
     */
    public RequestPace(int ceiling, DataSource database, DataSource accounts, BooleanSupplier stopping) {
        DatabaseClock clock = new DatabaseClock();
        this.ceiling = ceiling;
        this.table = new PaceTable(database, clock, ceiling);
        this.accounts = new TokenAccounts(accounts, clock);
        this.stopping = stopping;
    }

    /**
     * Waits until the tenant's next request may go.
     *
     * @param credential the key of a connection that is being set up; null: the stored one
     * @param asker      null: a sync
     * @throws AshbyRefusal when the ATS wants no request for longer than the asker waits
     * @throws NotConnected when the tenant is paused or leaves meanwhile
     * @throws CutShort     when the service stops meanwhile
     */
    public void await(
            @Variable("tenant") String tenant,
            @Variable("credential") Credential credential,
            @Variable("asker") Asker asker,
            Exchange exchange)
            throws InterruptedException, SQLException {
        await(tenant, credential != null ? Asker.PERSON : asker == null ? Asker.SYNC : asker);
        exchange.setProperty(ASKED_AT, System.nanoTime());
    }

    void await(String tenant, Asker asker) throws InterruptedException, SQLException {
        tenants.computeIfAbsent(tenant, this::pace).await(asker);
    }

    /**
     * Slows the tenant down, or all of them, on every node.
     *
     * @param wait how long the ATS wants no request
     */
    void refused(Exchange exchange, AshbyRefusal refusal, Duration wait) throws SQLException {
        long askedAt = exchange.getProperty(ASKED_AT, System.nanoTime(), Long.class);
        refused(
                exchange.getVariable("tenant", String.class),
                refusal.partnerWide(),
                wait,
                Duration.ofNanos(System.nanoTime() - askedAt));
    }

    void refused(String tenant, boolean partnerWide, Duration wait, Duration underWay) throws SQLException {
        table.refused(tenant, partnerWide, wait, underWay);
        tenants.forEach((name, pace) -> {
            if (partnerWide || name.equals(tenant)) {
                pace.refused();
            }
        });
    }

    private TenantPace pace(String tenant) {
        return new TenantPace(tenant, ceiling, table, accounts, stopping);
    }
}
