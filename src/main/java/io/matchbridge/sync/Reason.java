package io.matchbridge.sync;

import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.CutShort;
import io.matchbridge.connect.NotConnected;
import io.matchbridge.connect.Tellable;
import io.matchbridge.database.DatabaseRefusal;
import io.matchbridge.database.Trace;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why something could not be done, in words for an operator. They come from here alone: messages of exceptions may quote
 * a record.
 *
 * @param state what becomes of the stream: failed, skipped, or waiting for the next start of the service
 */
public record Reason(String state, String message) {

    private static final Logger LOG = LoggerFactory.getLogger(Reason.class);

    /** What has failed, while the service runs or stops. */
    public static Reason of(@ExchangeException Exception failure, CamelContext camel) {
        Throwable cause = failure;
        while (cause.getCause() != null && !isKnown(cause)) {
            cause = cause.getCause();
        }
        boolean withoutRoute = cause instanceof DirectConsumerNotAvailableException;
        if (cause instanceof CutShort || withoutRoute && camel.isStopping()) {
            return new Reason("waiting", "The service was stopped; it reads on when it starts.");
        }
        if (cause instanceof NotConnected) {
            return new Reason("skipped", "Not read: " + cause.getMessage() + ".");
        }
        if (withoutRoute) {
            return new Reason("skipped", "Not read: a route on its way is suspended. Resume it and sync again.");
        }
        return new Reason("failed", words(cause));
    }

    private static boolean isKnown(Throwable cause) {
        return cause instanceof Tellable || cause instanceof SQLException || cause instanceof IOException;
    }

    private static String words(Throwable cause) {
        if (cause instanceof AshbyRefusal refusal) {
            return refusal.getMessage() + advice(refusal);
        }
        if (cause instanceof Tellable) {
            return cause.getMessage() + ".";
        }
        if (cause instanceof SQLException failure) {
            return "The database refused: " + DatabaseRefusal.words(failure) + ".";
        }
        if (cause instanceof IOException) {
            return "Ashby did not answer (" + cause.getClass().getSimpleName() + "). The next sync tries again.";
        }
        LOG.error("an unexpected failure: {}", Trace.of(cause));
        return "An unexpected failure (" + cause.getClass().getName() + ").";
    }

    private static String advice(AshbyRefusal refusal) {
        return switch (refusal.kind()) {
            case KEY_REJECTED -> ". Make a new key in Ashby and connect again.";
            case PERMISSION_MISSING -> ". The key lost this grant: give it back in Ashby (Admin, API Keys).";
            case BUSY -> ". Lower matchbridge.ashby.requests-per-minute if this goes on.";
            case ILL, SILENT, UNREADABLE -> ". Mostly that is over soon; the next sync tries again.";
            case LOST_PLACE -> ". The next sync reads the stream from its start.";
            case REFUSED -> ". The next sync tries again; if it fails too, report this with the code.";
            default -> ".";
        };
    }
}
