package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Something that goes wrong on purpose. Begin with {@link #on} and say what happens; without more, it happens once, at the
 * next call.
 *
 * @param endpoint such as {@code candidate.list}, or {@code *}
 * @param key only for the key with this title; null for every key
 * @param page only on this page of a pass
 * @param skip calls that go well before
 * @param times calls it happens to; 0 for all that follow
 * @param works whether the request is carried out all the same; null where the effect decides: a lost, late or spoiled answer
 *     is one to a request that was carried out, a refusal is not
 * @param delayMillis how late the answer is, in milliseconds
 * @param status HTTP status of a refusal; 0 for 200 when there is a {@code code}
 * @param retryAfter seconds in a {@code Retry-After} header; 0 for none
 * @param partner whether {@code X-RateLimit-Scope: integration-partner} is sent
 * @param code {@code errorInfo.code} of a refusal
 * @param errors shape of its {@code errors}
 * @param message its message
 * @param loseReply whether the connection is dropped instead of an answer
 * @param body sent instead of the answer, as it stands
 * @param spoil what is done to the answer
 */
public record Fault(
        @JsonProperty(required = true) String endpoint,
        String key,
        Page page,
        int skip,
        Integer times,
        Boolean works,
        long delayMillis,
        int status,
        int retryAfter,
        boolean partner,
        String code,
        ErrorShape errors,
        String message,
        boolean loseReply,
        String body,
        Spoil spoil) {

    /** Where in a pass a page stands. A pass of one page is its first and its last. */
    public enum Page {
        ANY,
        FIRST,
        MIDDLE,
        LAST
    }

    public Fault {
        Objects.requireNonNull(endpoint, "endpoint");
        page = page == null ? Page.ANY : page;
        times = times == null ? 1 : times;
        errors = errors == null ? ErrorShape.CODES : errors;
    }

    /** A fault of an endpoint ({@code *}: every endpoint) that does nothing yet. */
    public static Fault on(String endpoint) {
        return new Fault(endpoint, null, null, 0, null, null, 0, 0, 0, false, null, null, null, false, null, null);
    }

    /** Happens to so many calls; 0 for all that follow. */
    public Fault times(int calls) {
        return copy(key, page, skip, calls, works);
    }

    /** Happens at the n-th call from now, counted from 1. */
    public Fault atCall(int n) {
        return copy(key, page, n - 1, times, works);
    }

    public Fault onPage(Page where) {
        return copy(key, where, skip, times, works);
    }

    /** Happens only to the key with this title. */
    public Fault forKey(String title) {
        return copy(title, page, skip, times, works);
    }

    /** The request is carried out before it is refused. */
    public Fault afterTheWork() {
        return copy(key, page, skip, times, true);
    }

    /** The request is not carried out, although its answer is lost. */
    public Fault beforeTheWork() {
        return copy(key, page, skip, times, false);
    }

    /** Answers with an HTTP status. */
    public Fault status(int httpStatus) {
        return effect(httpStatus, retryAfter, partner, code, errors, message);
    }

    /** Answers with HTTP 200 and a failure. */
    public Fault code(String errorCode) {
        return effect(status, retryAfter, partner, errorCode, errors, message);
    }

    public Fault retryAfter(int seconds) {
        return effect(status, seconds, partner, code, errors, message);
    }

    public Fault forPartner() {
        return effect(status, retryAfter, true, code, errors, message);
    }

    public Fault errors(ErrorShape shape, String text) {
        return effect(status, retryAfter, partner, code, shape, text);
    }

    public Fault delay(long millis) {
        return answer(millis, loseReply, body, spoil);
    }

    public Fault losingReply() {
        return answer(delayMillis, true, body, spoil);
    }

    public Fault body(String text) {
        return answer(delayMillis, loseReply, text, spoil);
    }

    public Fault spoil(Spoil how) {
        return answer(delayMillis, loseReply, body, how);
    }

    boolean refuses() {
        return status >= 300 || code != null;
    }

    boolean carriesOut() {
        return works != null ? works : !refuses();
    }

    private Fault copy(String key, Page page, int skip, Integer times, Boolean works) {
        return new Fault(
                endpoint,
                key,
                page,
                skip,
                times,
                works,
                delayMillis,
                status,
                retryAfter,
                partner,
                code,
                errors,
                message,
                loseReply,
                body,
                spoil);
    }

    private Fault effect(int status, int retryAfter, boolean partner, String code, ErrorShape errors, String message) {
        return new Fault(
                endpoint,
                key,
                page,
                skip,
                times,
                works,
                delayMillis,
                status,
                retryAfter,
                partner,
                code,
                errors,
                message,
                loseReply,
                body,
                spoil);
    }

    private Fault answer(long delayMillis, boolean loseReply, String body, Spoil spoil) {
        return new Fault(
                endpoint,
                key,
                page,
                skip,
                times,
                works,
                delayMillis,
                status,
                retryAfter,
                partner,
                code,
                errors,
                message,
                loseReply,
                body,
                spoil);
    }
}
