package io.matchbridge.pushback;

import io.matchbridge.connect.Tellable;

/** A write that may have been sent, was looked for, is surely absent, and is not called for any more. */
final class NotWanted extends RuntimeException implements Tellable {

    NotWanted() {
        super("Not written: it is not called for any more.", null, false, false);
    }
}
