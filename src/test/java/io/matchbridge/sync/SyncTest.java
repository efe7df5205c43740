package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
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

    @Test
    void eachPageIsAskedForOnce() {
        app.sandbox().behaviour().largestPage(3);
        app.forgetRequests();

        JsonNode sync = app.connect("paged");

        assertThat(stream(sync, "candidates").path("pages").asInt()).isEqualTo(10);
        assertThat(app.requests("candidate.list"))
                .filteredOn(asked -> asked.body().path("limit").asInt() == 100)
                .hasSize(10);
        assertThat(app.requests("application.list"))
                .filteredOn(asked -> asked.body().path("limit").asInt() == 100)
                .hasSize(stream(sync, "applications").path("pages").asInt());
        new Mirror(app).equalsAshby("paged");
        SandboxedService.await(
                () -> app.service().column("select analyze_count from pg_stat_user_tables where relname = 'candidate'"),
                counts -> Integer.parseInt(counts.get(0)) > 0);
    }

    @Test
    void onlyPagesDoNotWaitForTheDisk() throws SQLException {
        DataSource pages = app.service().camel().getRegistry().lookupByNameAndType("pageDataSource", DataSource.class);

        assertThat(commits(pages)).isEqualTo("off");
        assertThat(commits(app.service().database())).isEqualTo("on");
    }

    private static String commits(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery("show synchronous_commit")) {
            row.next();
            return row.getString(1);
        }
    }
}
