package io.matchbridge.automation;

import java.io.IOException;
import java.net.UnknownHostException;
import org.apache.camel.ExchangeException;

/** A notification that its receiver did not take. */
public final class NotTaken extends RuntimeException {

    NotTaken(int status) {
        super("answered with " + status, null, false, false);
    }

    /** Why, in words that quote nothing of the address or the answer. */
    public static String words(@ExchangeException Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotTaken) {
                return cause.getMessage();
            }
            if (cause instanceof UnknownHostException) {
                return "the host is unknown, or no public address";
            }
            if (cause instanceof IOException) {
                return "no answer (" + cause.getClass().getSimpleName() + ")";
            }
        }
        return "not sent (" + failure.getClass().getSimpleName() + ")";
    }
}
