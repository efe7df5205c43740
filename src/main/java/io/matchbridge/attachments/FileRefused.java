package io.matchbridge.attachments;

import io.matchbridge.connect.Tellable;
import org.apache.camel.ExchangeException;

/** A file that cannot be had. The message is for an operator and never holds the link or the name. */
public final class FileRefused extends RuntimeException implements Tellable {

    private final boolean permanent;

    FileRefused(String message, boolean permanent) {
        super(message);
        this.permanent = permanent;
    }

    /** Whether trying again is no use. */
    public static boolean isPermanent(@ExchangeException Exception failure) {
        return failure instanceof FileRefused refused && refused.permanent;
    }
}
