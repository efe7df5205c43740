package io.matchbridge.connect;

import java.time.Duration;

/** On whose behalf the ATS is asked. It decides who comes first, and how long a call waits when the ATS wants none. */
public enum Asker {
    /** Somebody who waits for the answer, such as at the setup: comes before all others. */
    PERSON(Duration.ofSeconds(20)),
    /** A sync that reads. */
    SYNC(Duration.ofMinutes(15)),
    /** A write to the ATS, with the reads that it needs; the ledger keeps what does not get through. */
    PUSH_BACK(Duration.ofSeconds(20)),
    /** What is tidied up for a tenant who leaves, paused or not, while somebody waits. */
    LEAVING(Duration.ofSeconds(2));

    private final Duration patience;

    Asker(Duration patience) {
        this.patience = patience;
    }

    /** Whether somebody waits for the answer: such a call comes first, and a pause of the tenant does not stop it. */
    boolean isAttended() {
        return this == PERSON || this == LEAVING;
    }

    /** The longest wait that the ATS may ask for; beyond it the call is given up. */
    Duration patience() {
        return patience;
    }
}
