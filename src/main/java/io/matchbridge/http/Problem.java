package io.matchbridge.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that is a no, as RFC 9457 words it: a code for programs, a title and detail for people. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final String title;
    private final Map<String, Object> members;

    private Problem(int status, String code, String title, String detail, Map<String, Object> members) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.members = members;
    }

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, Map.of());
    }

    /** A request that cannot be understood; {@code member} is the part to mend. */
    public static Problem invalid(String member, String detail) {
        Map<String, Object> members = member == null ? Map.of() : Map.of("member", member);
        return new Problem(400, "invalid-request", "The request cannot be used", detail, members);
    }

    public static Problem notFound(String what) {
        return of(404, "not-found", "Not found", "There is no " + what + " here.");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, "That is not possible now", detail);
    }

    /** What was not foreseen; the log tells more under the id. */
    public static Problem internal(String id) {
        return of(500, "internal", "Something broke", "It is in the log under " + id + ".")
                .with("id", id);
    }

    public static Problem unprocessable(String code, String title, String detail) {
        return of(422, code, title, detail);
    }

    /** The same with one more member of its own. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, title, getMessage(), more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The members of the answer, in the order in which a person reads them. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:matchbridge:" + code);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", getMessage());
        body.putAll(members);
        return body;
    }
}
