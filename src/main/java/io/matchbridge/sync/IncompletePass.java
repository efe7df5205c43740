package io.matchbridge.sync;

/** A list that cannot be read to its end. */
public final class IncompletePass extends RuntimeException {

    IncompletePass(String message) {
        super(message);
    }
}
