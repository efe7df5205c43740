package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A hundred thousand candidates: every page comes, and how quickly is printed. */
class ManyCandidatesTest {

    private static final int CANDIDATES = 100_000;

    @Test
    void areListedToTheLast() {
        long start = System.nanoTime();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(CANDIDATES))) {
            long started = System.nanoTime();
            Client client = new Client(sandbox);
            long[] nanos = new long[CANDIDATES / 100];
            int listed = 0;
            String body = "{\"limit\":100}";
            for (int page = 0; page < nanos.length; page++) {
                long asked = System.nanoTime();
                byte[] answer = client.post("candidate.list", body).body();
                nanos[page] = System.nanoTime() - asked;
                JsonNode json = Client.json(answer);
                listed += json.path("results").size();
                body = "{\"limit\":100,\"cursor\":\"" + json.path("nextCursor").asText() + "\"}";
            }

            assertThat(listed).isEqualTo(CANDIDATES);
            Arrays.sort(nanos);
            System.out.printf(
                    "%d candidates: started in %d ms; a page of 100 took %.2f ms (median), %.2f ms (95th percentile)%n",
                    CANDIDATES,
                    (started - start) / 1_000_000,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 95 / 100] / 1e6);
        }
    }
}
