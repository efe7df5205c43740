package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What we last wrote to one place of an object of the ATS.
 *
 * @param value the value that we left there; a null node where we emptied it or never succeeded
 * @param stoodAt when it stood there: a copy that was asked for before is older; null: it never did
 * @param withheldScore the score that is not to be written there again, because somebody took it back; null: none
 * @param refused the value that the ATS refused for good; null: none
 * @param at when we wrote
 */
public record Written(JsonNode value, Instant stoodAt, Integer withheldScore, JsonNode refused, Instant at) {

    boolean withholds(int score) {
        return withheldScore != null && withheldScore == score;
    }

    boolean wasRefused(JsonNode wanted) {
        return refused != null && StandingValue.same(refused, wanted);
    }
}
