package io.matchbridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.matchbridge.database.DatabaseRefusal;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A POST that repeats its {@code Idempotency-Key} within a day gets the first answer again; it is done once, on whichever
 * node. A failure of ours (5xx) is not kept: to try again is right then. Answers are kept encrypted, since one may hold a token.
 */
public final class IdempotentAnswers implements RoutePolicyFactory {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotentAnswers.class);
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_MILLIS = 50;

    /** A first call that has not answered for so long died with its node. */
    private static final String CLAIM = """
            insert into idempotent_answer as a (caller, key, tenant, request_sha256) values (?, ?, ?, ?)
            on conflict (caller, key) do update
            set tenant = excluded.tenant, request_sha256 = excluded.request_sha256, answer = null, at = now()
            where a.at < now() - interval '24 hours' or a.answer is null and a.at < now() - interval '10 minutes'
            returning key""";

    private static final String FIND =
            "select request_sha256, answer from idempotent_answer where caller = ? and key = ?";
    private static final String KEEP =
            "update idempotent_answer set answer = ?, tenant = coalesce(?, tenant) where caller = ? and key = ?";
    private static final String FORGET = "delete from idempotent_answer where caller = ? and key = ?";

    /** A call that is the first with its key, while it runs. */
    private record Claim(String route, String caller, String key, byte[] request) {

        String purpose() {
            return "idempotent-answer:" + caller + ":" + key;
        }
    }

    private final DataSource database;
    private final Seal seal;

    public IdempotentAnswers(DataSource database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /**
     * The first step of every call. Ends it when the answer is already there.
     *
     * @throws Problem 422 when the key came with another request, 409 while the first call still runs
     */
    public void begin(Exchange exchange) throws SQLException, InterruptedException {
        Message call = exchange.getMessage();
        String key = call.getHeader(HEADER, String.class);
        String path = call.getHeader(Exchange.HTTP_PATH, String.class);
        if (key == null
                || path == null
                || !"POST".equals(call.getHeader(Exchange.HTTP_METHOD))
                || Role.asksOnly(path)) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid(HEADER, HEADER + " must be 1 to 200 characters of ASCII without spaces.");
        }
        String body = call.getBody(String.class);
        call.setBody(body);
        String route = ExchangeHelper.getRoute(exchange).getRouteId();
        Claim claim = new Claim(route, Caller.of(call).id(), key, sha256(call, path, body));
        if (isFirst(claim, call.getHeader("tenant", String.class))) {
            exchange.setProperty(HEADER, claim);
            return;
        }
        answerOfFirst(claim).give(call);
        call.setHeader("Idempotent-Replayed", "true");
        exchange.setRouteStop(true);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeDone(Route through, Exchange exchange) {
                keep(routeId, exchange);
            }
        };
    }

    /** Keeps the answer when the route of the call is through, and before the answer leaves. */
    private void keep(String routeId, Exchange exchange) {
        Claim claim = exchange.getProperty(HEADER, Claim.class);
        if (claim == null || !claim.route.equals(routeId)) {
            return;
        }
        KeptAnswer answer = KeptAnswer.of(exchange.getMessage());
        try {
            if (answer.isFailure()) {
                run(FORGET, claim.caller, claim.key);
            } else {
                byte[] sealed = seal.seal(answer.json().getBytes(UTF_8), claim.purpose());
                run(KEEP, sealed, exchange.getVariable("tenant", String.class), claim.caller, claim.key);
            }
        } catch (SQLException e) {
            LOG.error("an answer could not be kept for its repetition: {}", DatabaseRefusal.words(e));
        }
    }

    private KeptAnswer answerOfFirst(Claim claim) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + ANSWER_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            try (Connection connection = database.getConnection();
                    PreparedStatement find = prepare(connection, FIND, claim.caller, claim.key);
                    ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    break; // the first call failed, and may be repeated
                }
                if (!MessageDigest.isEqual(row.getBytes(1), claim.request)) {
                    throw Problem.unprocessable(
                            "idempotency-mismatch",
                            "Another request",
                            "This " + HEADER + " came with another request.");
                }
                if (row.getBytes(2) != null) {
                    return KeptAnswer.of(new String(seal.open(row.getBytes(2), claim.purpose()), UTF_8));
                }
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        throw Problem.conflict("idempotency-in-progress", "The first call with this " + HEADER + " has no answer yet.");
    }

    private boolean isFirst(Claim claim, String tenant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = prepare(connection, CLAIM, claim.caller, claim.key, tenant, claim.request);
                ResultSet claimed = insert.executeQuery()) {
            return claimed.next();
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static byte[] sha256(Message call, String path, String body) {
        String query = call.getHeader(Exchange.HTTP_RAW_QUERY, "", String.class);
        return Tokens.sha256(path + '\n' + query + '\n' + (body == null ? "" : body));
    }
}
