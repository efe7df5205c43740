package io.matchbridge.connect;

import java.time.Duration;
import java.util.Set;

/** The ATS said no, or nothing that could be understood. Carries its code, never its words: they may quote a person. */
public final class AshbyRefusal extends RuntimeException implements Tellable {

    /** What a refusal means for the one who asked. */
    public enum Kind {
        /** The key is wrong or was deactivated: only a new setup helps. */
        KEY_REJECTED,
        /** The key lacks the grant for this endpoint. */
        PERMISSION_MISSING,
        /** Too many requests: nothing was done. */
        BUSY,
        /** The ATS wants no request for so long that nobody waits: it was not asked. */
        HELD,
        /** The ATS failed or the line broke: a write may have been done. */
        ILL,
        /** No answer came in time: a write may even be under way still. */
        SILENT,
        /** The cursor or sync token is too old: only a full pass helps. */
        LOST_PLACE,
        /** The object is gone or invisible. */
        GONE,
        /** The request itself was refused. */
        REFUSED,
        /** An answer, but none that the contract knows. */
        UNREADABLE
    }

    /** What stands before the status, as the code of an answer that gave none. */
    static final String NO_CODE = "http_";

    private static final Set<String> LOST_PLACE = Set.of(
            "sync_token_expired",
            "sync_token_invalid",
            "incremental_sync_too_large",
            "next_cursor_expired",
            "invalid_next_cursor",
            "cursor_invalid");

    private static final Set<String> ILL = Set.of("generic_internal_error");

    private final Kind kind;
    private final int status;
    private final String code;
    private final Duration retryAfter;
    private final boolean partnerWide;

    private AshbyRefusal(Kind kind, int status, String code, String message, Duration retryAfter, boolean partnerWide) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.partnerWide = partnerWide;
    }

    AshbyRefusal(Kind kind, String message) {
        this(kind, 0, null, message, null, false);
    }

    static AshbyRefusal busy(Duration retryAfter, boolean partnerWide) {
        return new AshbyRefusal(
                Kind.BUSY,
                429,
                "rate_limit_exceeded",
                "Ashby answered 429: too many requests",
                retryAfter,
                partnerWide);
    }

    /** Not asked, because the ATS wants no request for longer than the asker waits. */
    static AshbyRefusal held(Duration wait, Duration patience) {
        return new AshbyRefusal(
                Kind.HELD,
                0,
                null,
                "Ashby takes no request for another %s, longer than the %s that we wait; what is left is read or written later"
                        .formatted(words(wait), words(patience)),
                wait,
                false);
    }

    private static String words(Duration time) {
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /** An answer with {@code success: false}, whatever its status. */
    static AshbyRefusal coded(int status, String code, boolean namesPermission) {
        Kind kind;
        if (code.equals("missing_endpoint_permission") || status == 403 && namesPermission) {
            kind = Kind.PERMISSION_MISSING;
        } else if (status == 401 || status == 403) {
            kind = Kind.KEY_REJECTED;
        } else if (status >= 500 || ILL.contains(code)) {
            kind = Kind.ILL;
        } else if (LOST_PLACE.contains(code)) {
            kind = Kind.LOST_PLACE;
        } else if (code.endsWith("_not_found")) {
            kind = Kind.GONE;
        } else {
            kind = Kind.REFUSED;
        }
        String said = code.equals(NO_CODE + status)
                ? "Ashby answered HTTP " + status
                : "Ashby refused: %s (HTTP %d)".formatted(code, status);
        return new AshbyRefusal(kind, status, code, said, null, false);
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 where there was none. */
    public int status() {
        return status;
    }

    /** Ashby's own code, null where it gave none. */
    public String code() {
        return code;
    }

    /** How long the ATS asks us to wait; null where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** True when the ATS slows this integration for all its customers together. */
    public boolean partnerWide() {
        return partnerWide;
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    public boolean keyRejected() {
        return kind == Kind.KEY_REJECTED;
    }

    /** Whether every other call of this kind would be refused too, whatever the record. */
    public boolean aboutTheKey() {
        return kind == Kind.KEY_REJECTED || kind == Kind.PERMISSION_MISSING || kind == Kind.BUSY || kind == Kind.HELD;
    }

    /** Whether what was asked for is not for this key to see, as far as the ATS says: its grant or a feature is missing. */
    public boolean refusesTheView() {
        return kind == Kind.PERMISSION_MISSING || kind == Kind.KEY_REJECTED || kind == Kind.REFUSED;
    }

    /** The same of a request with a cursor or sync token: if it was refused as it was asked, these may be why. */
    public AshbyRefusal perhapsOfThePlace() {
        return kind == Kind.REFUSED || kind == Kind.GONE
                ? new AshbyRefusal(Kind.LOST_PLACE, status, code, getMessage(), null, false)
                : this;
    }

    /** The saved cursor or sync token is too old. */
    public boolean lostPlace() {
        return kind == Kind.LOST_PLACE;
    }
}
