package io.matchbridge.pushback;

import io.matchbridge.connect.Tellable;

/** A note that was to be private was refused. It is not written for everybody to see instead. */
final class PrivateNoteRefused extends RuntimeException implements Tellable {

    /** What an administrator can do. */
    static final String ADVICE = "Ashby refuses private notes from this key, so notes were switched off."
            + " Allow the key to access private fields, or write notes that are not private, and switch notes on again.";

    PrivateNoteRefused() {
        super("Ashby refused a private note.", null, false, false);
    }
}
