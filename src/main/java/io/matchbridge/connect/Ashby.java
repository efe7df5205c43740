package io.matchbridge.connect;

import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Asks the ATS from Java, through the one door that the routes use. */
public final class Ashby {

    private static final String DOOR = "direct:ashby";

    private final Supplier<ProducerTemplate> routes;
    private final Asker asker;

    /** @param routes which are there by the time of the first question */
    public Ashby(Supplier<ProducerTemplate> routes) {
        this(routes, Asker.SYNC);
    }

    private Ashby(Supplier<ProducerTemplate> routes, Asker asker) {
        this.routes = routes;
        this.asker = asker;
    }

    /** The same door on behalf of somebody else than a sync. Who brings a credential is a person all the same. */
    public Ashby askedBy(Asker other) {
        return new Ashby(routes, other);
    }

    /**
     * Asks and waits.
     *
     * @param credential the key of a connection that is being set up; null: the tenant's stored one
     * @throws AshbyRefusal when the ATS says no, after retries
     * @throws NotConnected when the tenant may not ask
     */
    public AshbyReply ask(String tenant, Credential credential, String endpoint, Map<String, ?> request) {
        return reply(routes.get().send(DOOR, exchange -> prepare(exchange, tenant, credential, endpoint, request)));
    }

    public AshbyReply ask(String tenant, String endpoint, Map<String, ?> request) {
        return ask(tenant, null, endpoint, request);
    }

    /**
     * Asks as a part of one claim of a write of the ledger.
     *
     * @throws NotConnected also when the claim is no longer this node's
     */
    public AshbyReply ask(String tenant, long write, int claim, String endpoint, Map<String, ?> request) {
        return reply(routes.get().send(DOOR, exchange -> {
            prepare(exchange, tenant, null, endpoint, request);
            exchange.setVariable("write", write);
            exchange.setVariable("claim", claim);
        }));
    }

    /** Asks without waiting; the answer, or what {@link #ask} would throw, is in the future. */
    public CompletableFuture<AshbyReply> askAhead(String tenant, String endpoint, Map<String, ?> request) {
        return routes.get()
                .asyncSend(DOOR, exchange -> prepare(exchange, tenant, null, endpoint, request))
                .thenApply(Ashby::reply);
    }

    /** The answer to what was asked ahead. */
    public static AshbyReply received(CompletableFuture<AshbyReply> reply) {
        try {
            return reply.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void prepare(
            Exchange exchange, String tenant, Credential credential, String endpoint, Map<String, ?> request) {
        exchange.setVariable("tenant", tenant);
        exchange.setVariable("credential", credential);
        exchange.setVariable("asker", asker);
        exchange.setVariable("endpoint", endpoint);
        exchange.getMessage().setBody(request);
    }

    private static AshbyReply reply(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException cause) {
            throw cause;
        }
        if (failure != null) {
            throw new AshbyRefusal(
                    failure instanceof InterruptedIOException ? AshbyRefusal.Kind.SILENT : AshbyRefusal.Kind.ILL,
                    "Ashby did not answer (" + failure.getClass().getSimpleName() + ")");
        }
        return exchange.getMessage().getBody(AshbyReply.class);
    }
}
