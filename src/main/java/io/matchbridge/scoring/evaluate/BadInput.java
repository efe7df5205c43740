package io.matchbridge.scoring.evaluate;

/** A file of judgements that can't be read; the message names file and line. */
public final class BadInput extends Exception {

    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
