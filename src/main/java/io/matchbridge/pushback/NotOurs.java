package io.matchbridge.pushback;

import io.matchbridge.connect.Tellable;

/** A write that was not taken back, because what stands there is not ours any more. */
final class NotOurs extends RuntimeException implements Tellable {

    NotOurs() {
        super("Left alone: what stands there is no longer what Matchbridge wrote.", null, false, false);
    }
}
