package io.matchbridge.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** Scores an application as the database knows it, in the form in which the score is kept. */
public final class ApplicationScorer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scorer scorer;

    public ApplicationScorer(Scorer scorer) {
        this.scorer = scorer;
    }

    /** @param row one of {@code scoring/due.sql} */
    public Map<String, Object> score(@Variable("application") Map<String, Object> row)
            throws SQLException, JsonProcessingException {
        return kept(scorer.score(job(row), candidate(row)));
    }

    private static JobText job(Map<String, Object> row) {
        return new JobText((String) row.get("job_title"), (String) row.get("job_description"));
    }

    private static CandidateText candidate(Map<String, Object> row) throws SQLException {
        String[] notes = (String[]) ((Array) row.get("notes")).getArray();
        return new CandidateText(
                (String) row.get("candidate_name"),
                (String) row.get("candidate_title"),
                List.of((String) row.get("candidate_email")),
                (String) row.get("resume"),
                Arrays.asList(notes));
    }

    private static Map<String, Object> kept(Score score) throws JsonProcessingException {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("reasons", score.reasons());
        evidence.put("factors", score.factors());
        evidence.put("matchedSkills", score.matchedSkills());
        evidence.put("missingSkills", score.missingSkills());
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("score", score.score());
        kept.put("band", score.band().json());
        kept.put("evidence", JSON.writeValueAsString(evidence));
        kept.put("scorerName", score.scorer().name());
        kept.put("scorerVersion", score.scorer().version());
        kept.put("inputsHash", score.inputsHash());
        return kept;
    }
}
