package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.CutShort;
import io.matchbridge.connect.NotConnected;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/**
 * What becomes of a write that did not come through.
 *
 * @param state due, unclear or failed
 * @param reason in words for an operator; it quotes no record
 * @param waitSeconds until it is looked at again
 * @param tried whether the ATS was asked, so that something may have been done
 * @param forbidden whether the key lacks the grant for this kind of write
 * @param warning why the kind was switched off, where that is not the grant; null: it is
 * @param places JSON: the values that were refused for good, as in {@link Sent}; null: it was left alone, which is no failure
 */
public record Unsent(
        String state, String reason, int waitSeconds, boolean tried, boolean forbidden, String warning, String places) {

    private static final int LONGEST_WAIT_SECONDS = 3_600;
    private static final int CLOSED_WAIT_SECONDS = 30;
    private static final int DOUBLINGS = 11;

    /** A sync tells what became of a candidate; it is not asked about all the time until then. */
    private static final int GONE_WAIT_SECONDS = 60;

    /** What was not answered in time may be done late: it is not looked for too early. */
    private static final int SILENT_WAIT_SECONDS = 10;

    /** Decides by the reason of the failure. What is not known to have done nothing counts as unclear. */
    public static Unsent of(@ExchangeException Exception failure, @Variable("due") Due due) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AshbyRefusal refusal) {
                return refused(refusal, due);
            }
            if (cause instanceof NotConnected || cause instanceof CutShort) {
                return waiting("due", "Not sent: " + cause.getMessage() + ".", due);
            }
            if (cause instanceof DirectConsumerNotAvailableException) {
                return new Unsent(
                        "due", "Not sent: its route is stopped.", CLOSED_WAIT_SECONDS, false, false, null, "[]");
            }
            if (cause instanceof PrivateNoteRefused) {
                return new Unsent("failed", cause.getMessage(), 0, true, true, PrivateNoteRefused.ADVICE, "[]");
            }
            if (cause instanceof NotOurs || cause instanceof NotWanted) {
                return leftAlone(cause.getMessage());
            }
            if (cause instanceof TagArchived) {
                return failed(cause.getMessage(), false, due);
            }
        }
        return waiting("unclear", "An unexpected failure (" + failure.getClass().getName() + ").", due);
    }

    private static Unsent refused(AshbyRefusal refusal, Due due) {
        String reason = refusal.getMessage() + ".";
        return switch (refusal.kind()) {
            case BUSY, HELD, KEY_REJECTED -> waiting("due", reason, due);
            case ILL, UNREADABLE -> waiting("unclear", reason, due);
            case SILENT -> waiting("unclear", reason, due, SILENT_WAIT_SECONDS);
            case PERMISSION_MISSING -> failed(reason, true, due);
            case GONE -> due.kind().equals(Write.NOTE) ? gone(reason, due) : failed(reason, false, due);
            case REFUSED, LOST_PLACE -> failed(reason, false, due);
        };
    }

    /** One second at first, twice as long after each try, an hour at most. */
    private static Unsent waiting(String state, String reason, Due due) {
        return waiting(state, reason, due, 1);
    }

    private static Unsent waiting(String state, String reason, Due due, int leastSeconds) {
        int doublings = Math.min(DOUBLINGS, Math.max(0, due.attempts() - 1));
        int seconds = Math.max(leastSeconds, Math.min(LONGEST_WAIT_SECONDS, 1 << doublings));
        return new Unsent(state, reason, seconds, true, false, null, "[]");
    }

    /**
     * The candidate is gone, the application perhaps not: whoever it was merged into is still to get the note. One that may
     * have been written stays unclear until a sync has told who that is, for it stands with the winner then.
     */
    private static Unsent gone(String reason, Due due) {
        return due.lookFirst()
                ? waiting("unclear", reason, due, GONE_WAIT_SECONDS)
                : new Unsent("failed", reason, 0, true, false, null, "[]");
    }

    /** Nothing is to be mended, so it is no failure. */
    private static Unsent leftAlone(String reason) {
        return new Unsent("failed", reason, 0, true, false, null, null);
    }

    /** A missing grant says nothing about the value, so that is not remembered. */
    private static Unsent failed(String reason, boolean forbidden, Due due) {
        String places = forbidden || due.isUndo() ? "[]" : places(due);
        return new Unsent("failed", reason, 0, true, forbidden, null, places);
    }

    private static String places(Due due) {
        Sent.Places places = new Sent.Places();
        switch (due.kind()) {
            case Write.CUSTOM_FIELDS ->
                due.content()
                        .path("values")
                        .properties()
                        .forEach(value ->
                                places.refused(due.objectId(), AshbyObject.place(value.getKey()), value.getValue()));
            case Write.TAG ->
                places.refused(
                        due.objectId(),
                        AshbyObject.TAG,
                        TextNode.valueOf(due.content().path("wanted").asText()));
            case Write.NOTE -> {
                ObjectNode said = JsonNodeFactory.instance.objectNode();
                said.set("score", due.content().get("score"));
                said.set("band", due.content().get("band"));
                if (due.content().has("band")) {
                    places.refused(due.applicationId(), AshbyObject.NOTE, said);
                }
            }
            default -> {
                // nothing is planned again by itself
            }
        }
        return places.json();
    }
}
