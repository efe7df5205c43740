package io.matchbridge.sandbox.http;

/** A request that Ashby refuses. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** A logical failure, which Ashby sends with HTTP 200. */
    public static Refusal of(String code, String message) {
        return new Refusal(200, code, message);
    }

    /** A request that is malformed. */
    public static Refusal invalidInput(String message) {
        return of("invalid_input", message);
    }

    /** A failure with an HTTP status; {@code code} may be null when Ashby names none. */
    public static Refusal withStatus(int status, String code, String message) {
        return new Refusal(status, code, message);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** {@code errorInfo.code}, or null. */
    public String code() {
        return code;
    }
}
