package io.matchbridge.sync;

import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Spoil;
import io.matchbridge.sandbox.world.Unverified;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What goes wrong with Ashby, drawn by lot: every kind of fault, on every endpoint that a sync asks. */
final class Trouble {

    private static final Map<String, String> STREAMS = Map.of(
            "candidate.list", "candidates",
            "application.list", "applications",
            "job.list", "jobs",
            "interviewPlan.list", "stages",
            "user.list", "users",
            "department.list", "departments",
            "candidateTag.list", "tags",
            "customField.list", "fields");
    private static final List<String> LISTS = STREAMS.keySet().stream().sorted().toList();
    private static final List<String> OTHERS = List.of(
            "candidate.listNotes",
            "archiveReason.list",
            "interviewStage.list",
            "jobPosting.list",
            "jobPosting.info",
            "file.info",
            "apiKey.info",
            "application.listCriteriaEvaluations");
    private static final List<String> RESTARTS = List.of(
            "sync_token_expired",
            "sync_token_invalid",
            "incremental_sync_too_large",
            "next_cursor_expired",
            "invalid_next_cursor",
            "cursor_invalid");
    /** Answers that look good and are not true: what is here afterwards cannot be what stands in Ashby. */
    private static final List<Spoil> UNTRUE = List.of(Spoil.BAD_DATE, Spoil.NUL_IN_NAME, Spoil.LONE_SURROGATE_IN_NAME);

    private static final int TOO_MANY = 429;

    private final Sandbox ashby;
    private final Random dice;

    Trouble(Sandbox ashby, Random dice) {
        this.ashby = ashby;
        this.dice = dice;
    }

    /** Sets one thing that is to go wrong, and says which; a stream about which Ashby will tell an untruth is noted. */
    String next(Set<String> untrue) {
        if (dice.nextInt(8) == 0) {
            return marksAndHabits();
        }
        String endpoint = dice.nextInt(4) > 0 ? pick(LISTS) : pick(OTHERS);
        Fault fault = kind(Fault.on(endpoint)).atCall(1 + dice.nextInt(3));
        if (fault.retryAfter() == 0) {
            // Each refusal for haste halves the pace: after thirty of them a sync takes many minutes, and rightly so.
            fault = fault.times(pick(List.of(1, 1, 2, fault.status() == TOO_MANY ? 4 : 30)));
        }
        if (STREAMS.containsKey(endpoint)) {
            fault = fault.onPage(pick(List.of(Fault.Page.values())));
        }
        if (fault.spoil() != null && UNTRUE.contains(fault.spoil()) && STREAMS.containsKey(endpoint)) {
            untrue.add(STREAMS.get(endpoint));
        }
        ashby.faults().add(fault);
        return endpoint + " "
                + (fault.spoil() != null
                        ? fault.spoil()
                        : fault.code() != null
                                ? fault.code()
                                : fault.loseReply()
                                        ? "silence"
                                        : fault.delayMillis() > 0
                                                ? "late"
                                                : fault.status()
                                                        + (fault.partner()
                                                                ? " for all"
                                                                : fault.retryAfter() > 0 ? " for a second" : ""))
                + " x" + fault.times() + " at " + (fault.skip() + 1) + " " + fault.page();
    }

    private Fault kind(Fault fault) {
        return switch (dice.nextInt(10)) {
            case 0 -> tooMany(fault.status(TOO_MANY));
            case 1 -> fault.status(pick(List.of(500, 502, 503)));
            case 2 -> fault.losingReply();
            case 3, 4 -> fault.code(pick(RESTARTS));
            case 5 -> fault.code("generic_internal_error");
            case 6 -> fault.status(403).code("missing_endpoint_permission");
            case 7 -> fault.delay(40);
            default -> fault.spoil(pick(List.of(Spoil.values())));
        };
    }

    private Fault tooMany(Fault fault) {
        return switch (dice.nextInt(6)) {
            case 0 -> fault.retryAfter(1);
            case 1 -> fault.retryAfter(1).forPartner();
            default -> fault;
        };
    }

    private String marksAndHabits() {
        return switch (dice.nextInt(5)) {
            case 0 -> {
                ashby.marks().expireCursors();
                yield "cursors expire";
            }
            case 1 -> {
                ashby.marks().expireTokens(pick(LISTS));
                yield "tokens expire";
            }
            case 2 -> {
                ashby.links().expireAll();
                yield "links expire";
            }
            case 3 -> {
                ashby.behaviour().incrementalPages(1);
                yield "short incremental passes";
            }
            default -> {
                ashby.behaviour().set(Unverified.EMPTY_PASS_WITHOUT_TOKEN, dice.nextBoolean());
                yield "empty passes without token or with";
            }
        };
    }

    /** All is well again. */
    void over() {
        ashby.faults().clear();
        ashby.behaviour().incrementalPages(100);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
