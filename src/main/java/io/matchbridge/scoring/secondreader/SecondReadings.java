package io.matchbridge.scoring.secondreader;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.matchbridge.http.Json;
import io.matchbridge.scoring.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;

/** Makes second readings in the form in which they are kept. Where the reader is out of reach, it is left alone for a while. */
public final class SecondReadings {

    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);

    private final Optional<SecondReader> reader;
    private Duration rest = Duration.ZERO;
    private Instant restsUntil = Instant.MIN;

    /** @param reader empty: there are no second readings */
    public SecondReadings(Optional<SecondReader> reader) {
        this.reader = reader;
    }

    /** Whether a question may be asked now. */
    public synchronized boolean isReady() {
        return reader.isPresent() && !Instant.now().isBefore(restsUntil);
    }

    /** Who reads: kept with each reading; null where nobody does. */
    public String identity() {
        return reader.map(SecondReader::identity).orElse(null);
    }

    /**
     * Reads one application.
     *
     * @param row of {@code scoring/second-reader/claim.sql}
     * @return {@code state}, {@code score}, {@code band}, {@code evidence}, {@code tokens}, {@code reason}, and {@code waits}:
     *     whether the reader was out of reach, which is no fault of the application
     */
    public Map<String, Object> read(@Body Map<String, Object> row) {
        Subject subject = Subject.of(row);
        Question question = Question.of(subject.job(), subject.candidate());
        if (question.isEmpty()) {
            return kept("empty", "The posting lists no requirement, or the candidate has no text.", false);
        }
        try {
            SecondReader.Answered answered = reader.orElseThrow().read(question);
            wakes();
            Map<String, Object> kept = kept("read", null, false);
            kept.put("score", answered.reading().score());
            kept.put("band", answered.reading().band().json());
            kept.put("evidence", Json.write(answered.reading().findings()));
            kept.put("tokens", answered.tokens());
            return kept;
        } catch (UnusableAnswer e) {
            wakes();
            return kept("failed", "The second reader's answer cannot be used: " + e.getMessage() + ".", false);
        } catch (RuntimeException e) {
            rests();
            return kept("failed", words(e), true);
        }
    }

    private static Map<String, Object> kept(String state, String reason, boolean waits) {
        Map<String, Object> kept = new HashMap<>();
        kept.put("state", state);
        kept.put("reason", reason);
        kept.put("waits", waits);
        return kept;
    }

    /** Its own words may hold what was sent. */
    private static String words(RuntimeException failure) {
        if (failure instanceof RateLimitException) {
            return "The second reader has too much to do (429).";
        }
        if (failure instanceof TimeoutException) {
            return "The second reader did not answer in time.";
        }
        if (failure instanceof AuthenticationException) {
            return "The second reader refuses the key in matchbridge.scoring.llm.key.";
        }
        return "The second reader is out of reach (" + failure.getClass().getSimpleName() + ").";
    }

    private synchronized void wakes() {
        rest = Duration.ZERO;
    }

    private synchronized void rests() {
        Duration doubled = rest.isZero() ? SHORTEST_REST : rest.multipliedBy(2);
        rest = doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
        restsUntil = Instant.now().plus(rest);
    }
}
