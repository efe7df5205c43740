package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SyncTest {

    @RegisterExtension
    static final SandboxedService app = new SandboxedService().withoutScores();

    @Test
    void theFirstSyncCopiesTheWholeAccount() {
        JsonNode sync = app.connect("whole");

        assertThat(sync.path("trigger").asText()).isEqualTo("connect");
        assertThat(sync.path("outcome").asText()).isEqualTo("done");
        assertThat(stream(sync, "candidates").path("records").asInt()).isEqualTo(30);
        new Mirror(app).equalsAshby("whole");
    }
}
