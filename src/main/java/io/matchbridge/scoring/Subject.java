package io.matchbridge.scoring;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who is scored for what, as the scoring statements give it. */
public record Subject(String tenant, String jobId, JobText job, String candidateId, CandidateText candidate) {

    /** @param row as {@code scoring_texts} gives it, with tenant and ids */
    public static Subject of(Map<String, Object> row) {
        return new Subject(
                text(row, "tenant"),
                text(row, "job_id"),
                new JobText(text(row, "job_title"), text(row, "job_description")),
                text(row, "candidate_id"),
                new CandidateText(
                        text(row, "candidate_name"),
                        text(row, "candidate_title"),
                        List.of(text(row, "candidate_email")),
                        text(row, "resume"),
                        notes(row)));
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    private static List<String> notes(Map<String, Object> row) {
        if (row.get("notes") == null) {
            return List.of(); // of a job alone
        }
        try {
            return Arrays.asList((String[]) ((Array) row.get("notes")).getArray());
        } catch (SQLException e) {
            throw new IllegalStateException("notes cannot be read: SQLSTATE " + e.getSQLState());
        }
    }
}
