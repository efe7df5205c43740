package io.matchbridge.pushback;

import io.matchbridge.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Variable;

/** Makes the plans of some candidates, in the form in which the ledger keeps them. */
public final class Planning {

    private Planning() {}

    /**
     * What {@code keep-plan.sql} takes.
     *
     * @param candidates ids of the planned candidates, with commas between
     * @param queue numbers of their entries in the queue, with commas between
     * @param held the same of those whose turn has not come
     * @param writes JSON list
     * @param later JSON list of {candidateId, at}: who is to be planned again then
     */
    public record Kept(String candidates, String queue, String held, String writes, String later) {}

    /** Plans the candidates of {@code subjects.sql} by what {@code frame.sql} gave. */
    public static Kept plan(@Variable("frame") String frame, @Variable("subjects") List<Map<String, Object>> rows) {
        PushBackPlan plan = plan(Frame.of(frame));
        Instant now = Instant.now();
        List<Write> writes = new ArrayList<>();
        List<Map<String, String>> later = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            if (isHeld(row) || row.get("subject") == null) {
                continue;
            }
            PushBackPlan.Planned planned = plan.of(SubjectJson.read((String) row.get("subject")), now);
            writes.addAll(planned.writes());
            if (planned.again() != null) {
                later.add(Map.of(
                        "candidateId",
                        (String) row.get("candidate_id"),
                        "at",
                        StandingValue.instant(planned.again().plusMillis(1))));
            }
        }
        return new Kept(
                joined(rows, false, "candidate_id"),
                joined(rows, false, "queue"),
                joined(rows, true, "queue"),
                Json.write(writes),
                Json.write(later));
    }

    /** What {@code warn.sql} takes: JSON list of {code, message}. */
    public static String warnings(@Variable("frame") String frame) {
        Frame known = Frame.of(frame);
        PushBackPlan plan = plan(known);
        List<Map<String, String>> warnings = new ArrayList<>();
        if (!plan.problems().isEmpty()) {
            warnings.add(Map.of(
                    "code",
                    "push-back-mapping",
                    "message",
                    plan.problems().stream()
                            .map(problem -> amber(problem, known.account()))
                            .collect(Collectors.joining(" "))));
        }
        if (!plan.tagWarnings().isEmpty()) {
            warnings.add(Map.of("code", "push-back-tag", "message", String.join(" ", plan.tagWarnings())));
        }
        return Json.write(warnings);
    }

    private static PushBackPlan plan(Frame frame) {
        return new PushBackPlan(frame.settings(), frame.account(), frame.link());
    }

    private static String amber(Account.Problem problem, Account account) {
        FieldDefinition field = account.fields().get(problem.mapping().fieldId());
        return "The %s is not written to the field \"%s\": %s"
                .formatted(
                        problem.mapping().output().json(),
                        field == null ? problem.mapping().fieldId() : field.title(),
                        problem.reason());
    }

    private static boolean isHeld(Map<String, Object> row) {
        return Boolean.TRUE.equals(row.get("held"));
    }

    private static String joined(List<Map<String, Object>> rows, boolean held, String column) {
        String joined = rows.stream()
                .filter(row -> isHeld(row) == held)
                .map(row -> (String) row.get(column))
                .collect(Collectors.joining(","));
        return joined.isEmpty() ? null : joined;
    }
}
