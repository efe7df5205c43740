package io.matchbridge.sync;

import static io.matchbridge.testing.SandboxedService.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.Mirror;
import io.matchbridge.testing.SandboxedService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    void theCardTellsHowFarASyncHasGotAndNeverGoesBack() {
        List<JsonNode> seen = new ArrayList<>();
        app.sandbox().faults().add(Fault.on("candidate.listNotes").times(0).delay(60));
        app.sandbox()
                .faults()
                .add(Fault.on("candidate.list").code("next_cursor_expired").delay(500));
        app.setUp("watched");

        SandboxedService.await(
                () -> app.card("watched").path("sync"),
                sync -> !sync.path("streams").isEmpty());
        SandboxedService.await(
                () -> {
                    seen.add(app.card("watched").path("sync"));
                    return seen.get(seen.size() - 1);
                },
                sync -> sync.hasNonNull("finishedAt"));

        JsonNode last = seen.get(seen.size() - 1);
        assertThat(last.path("outcome").asText()).isEqualTo("done");
        List<Integer> percents =
                seen.stream().map(sync -> sync.path("percent").asInt()).toList();
        assertThat(percents).isSorted().contains(100);
        assertThat(percents.get(0)).as("the lists alone are little").isLessThan(10);
        assertThat(percents.stream()
                        .filter(percent -> percent > 5 && percent < 100)
                        .distinct())
                .hasSizeGreaterThan(3);
        assertThat(seen.stream()
                        .map(sync -> stream(sync, "notes").path("percent").asInt()))
                .isSorted();
        assertThat(seen).anySatisfy(sync -> {
            assertThat(sync.path("etaSeconds").asInt(-1)).isBetween(1, 20);
            assertThat(stream(sync, "notes").path("etaSeconds").asInt(-1)).isBetween(1, 20);
        });
        assertThat(seen)
                .allSatisfy(sync -> assertThat(sync.path("streams")).allSatisfy(stream -> {
                    String state = stream.path("state").asText();
                    assertThat(stream.hasNonNull("startedAt")).isEqualTo(!state.equals("waiting"));
                    assertThat(stream.hasNonNull("endedAt")).isEqualTo(state.equals("done"));
                }));
        assertThat(last.path("streams"))
                .allSatisfy(stream -> assertThat(List.of(
                                stream.path("startedAt").asText(),
                                stream.path("endedAt").asText(),
                                last.path("finishedAt").asText()))
                        .isSorted());
        assertThat(seen)
                .as("nobody knows how much a first list will bring")
                .filteredOn(sync ->
                        stream(sync, "candidates").path("state").asText().equals("running"))
                .isNotEmpty()
                .allMatch(sync -> stream(sync, "candidates").path("percent").isNull());
        assertThat(last.path("etaSeconds").isNull()).isTrue();
        assertThat(stream(last, "attachments").path("percent").asInt()).isEqualTo(100);
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
