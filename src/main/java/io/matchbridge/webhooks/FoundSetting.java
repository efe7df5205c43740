package io.matchbridge.webhooks;

import java.time.Duration;

/**
 * How a webhook setting in Ashby was found or made.
 *
 * @param id          Ashby's; null where none is known
 * @param state       as the table {@code webhook} says it, or {@code unasked}
 * @param waitSeconds until it is looked at again
 * @param did         what was written to Ashby, for the audit; null: nothing
 */
public record FoundSetting(String id, String state, long waitSeconds, String did) {

    private static final Duration WORKS = Duration.ofDays(1);
    private static final Duration MAY_WORK_LATER = Duration.ofHours(1);
    private static final Duration MAY_BE_UNDER_WAY = Duration.ofMinutes(5);

    static FoundSetting answered(String id, boolean enabled, String did) {
        return enabled ? of(id, "enabled", WORKS, did) : of(id, "disabled", MAY_WORK_LATER, did);
    }

    static FoundSetting nameless() {
        return of(null, "nameless", MAY_WORK_LATER, null);
    }

    static FoundSetting notGranted(String id) {
        return of(id, "not-granted", MAY_WORK_LATER, null);
    }

    static FoundSetting refused(String id) {
        return of(id, "refused", WORKS, null);
    }

    /** No answer, or none that tells: perhaps it was done. */
    static FoundSetting unknown(String id) {
        return of(id, "asked", MAY_BE_UNDER_WAY, null);
    }

    /** The tenant is paused or has left: what was not there was not made. */
    static FoundSetting unasked(String id) {
        return id == null ? of(null, "unasked", Duration.ZERO, null) : unknown(id);
    }

    private static FoundSetting of(String id, String state, Duration wait, String did) {
        return new FoundSetting(id, state, wait.toSeconds(), did);
    }
}
