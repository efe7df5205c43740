package io.matchbridge.sync;

import io.matchbridge.connect.Tellable;

/** A list that cannot be read to its end. */
public final class IncompletePass extends RuntimeException implements Tellable {

    IncompletePass(String message) {
        super(message);
    }
}
