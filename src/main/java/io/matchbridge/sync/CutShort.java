package io.matchbridge.sync;

import io.matchbridge.connect.Tellable;

/** The service stops: the sync waits for its next start, or for another node. */
public final class CutShort extends RuntimeException implements Tellable {

    CutShort() {
        super("the service stops");
    }
}
