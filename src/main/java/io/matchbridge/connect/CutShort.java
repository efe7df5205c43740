package io.matchbridge.connect;

/** The service stops: what was under way waits for its next start, or for another node. */
public final class CutShort extends RuntimeException implements Tellable {

    public CutShort() {
        super("the service stops");
    }
}
