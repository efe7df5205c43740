package io.matchbridge.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.http.Answer;
import io.matchbridge.http.Json;
import io.matchbridge.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** How the applications of a job fared by the band of their score, for an auditor: as JSON, or as CSV (RFC 4180). */
public final class SelectionRates {

    private static final List<String> OUTCOMES =
            List.of("lead", "review", "interview", "offer", "hired", "rejected", "withdrew");

    private SelectionRates() {}

    /**
     * Answers in the form that {@code ?format=} or else {@code Accept} asks for.
     *
     * @param json of {@code records/selection-rates.sql}; null when there is no such job
     * @throws Problem 404 then; 400 for another format than json or csv
     */
    public static void answer(Exchange exchange, @Body String json, @Variable("ask") Map<String, Object> ask) {
        boolean csv = isCsv(ask);
        Answer.found(exchange, json, "job");
        if (csv) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/csv; charset=utf-8");
            exchange.getMessage().setBody(csv(Json.tree(json)));
        }
    }

    private static boolean isCsv(Map<String, Object> ask) {
        Object format = ask.get("format");
        if (format == null) {
            return String.valueOf(ask.get("Accept")).contains("text/csv");
        }
        if (!format.equals("csv") && !format.equals("json")) {
            throw Problem.invalid("format", "format must be json or csv.");
        }
        return format.equals("csv");
    }

    /** Numbers, ids and words of ours alone: nothing in it needs quotes. */
    static String csv(JsonNode rates) {
        StringBuilder csv = new StringBuilder("job_id,as_of,band,score_from,score_to,applications,")
                .append(String.join(",", OUTCOMES))
                .append(",selected,decided,selection_rate,impact_ratio\r\n");
        for (JsonNode band : rates.path("bands")) {
            List<String> row = new ArrayList<>(List.of(
                    rates.path("jobId").asText(),
                    rates.path("asOf").asText(),
                    band.path("band").asText(),
                    cell(band.path("scoreFrom")),
                    cell(band.path("scoreTo")),
                    cell(band.path("applications"))));
            OUTCOMES.forEach(outcome -> row.add(cell(band.path("outcomes").path(outcome))));
            for (String column : List.of("selected", "decided", "selectionRate", "impactRatio")) {
                row.add(cell(band.path(column)));
            }
            csv.append(String.join(",", row)).append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }
}
