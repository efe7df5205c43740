package io.matchbridge.sync;

/** The service stops: the sync waits for its next start, or for another node. */
public final class CutShort extends RuntimeException {

    CutShort() {
        super("the service stops");
    }
}
