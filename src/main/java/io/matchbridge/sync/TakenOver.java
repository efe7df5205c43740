package io.matchbridge.sync;

import io.matchbridge.connect.Tellable;
import org.apache.camel.Variable;

/** This node was silent for so long that another one has taken its sync over: here it ends. */
public final class TakenOver extends RuntimeException implements Tellable {

    private TakenOver() {
        super("another node has taken the sync over");
    }

    /** @param saved the stream whose place was saved; null: it is no longer ours to save */
    public static void check(@Variable("saved") String saved) {
        if (saved == null) {
            throw new TakenOver();
        }
    }
}
