package io.matchbridge.pushback;

import io.matchbridge.connect.Tellable;

/** A write that was not made, because a person has changed meanwhile what it was to change. */
final class NotOurs extends RuntimeException implements Tellable {

    NotOurs() {
        super("Left alone: what stands there was changed meanwhile by somebody else.", null, false, false);
    }
}
