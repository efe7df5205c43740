package io.matchbridge.connect;

import java.util.regex.Pattern;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** Whether asking the same again can do no harm and may help. */
public final class AskAgain {

    private static final Pattern READ = Pattern.compile("\\w+\\.(list\\w*|info|search)");

    private AskAgain() {}

    /** After a 429 nothing was done; after a failure something may have been, so only a read is repeated. */
    public static boolean afterRefusal(@ExchangeException AshbyRefusal refusal, @Variable("endpoint") String endpoint) {
        return refusal.is(AshbyRefusal.Kind.BUSY) || (refusal.is(AshbyRefusal.Kind.ILL) && isRead(endpoint));
    }

    /** When no answer came, a write may have been done. */
    public static boolean afterSilence(@Variable("endpoint") String endpoint) {
        return isRead(endpoint);
    }

    private static boolean isRead(String endpoint) {
        return READ.matcher(endpoint).matches();
    }
}
