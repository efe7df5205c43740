package io.matchbridge.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.testing.SandboxedService;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Erasing a tenant's data while a file of it is on its way: nothing of it stays. */
class PurgeTest {

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(12)).withoutMeaning();

    @Test
    void aDownloadThatIsUnderWayLeavesNothing() {
        app.sandbox().faults().add(Fault.on("file.info").times(0).delay(400));
        app.setUp("leaving");
        SandboxedService.await(() -> app.requests("file.info"), asked -> !asked.isEmpty());
        app.service().call("DELETE", "/api/connections/leaving", null);

        int erased = app.service()
                .call("DELETE", "/api/connections/leaving/data", null)
                .status();

        assertThat(erased).isEqualTo(204);
        assertThat(files("leaving")).doesNotExist();
        for (String table : app.service()
                .column("select c.table_name from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where c.column_name = 'tenant' and t.table_type = 'BASE TABLE'")) {
            assertThat(app.service().column("select tenant from " + table + " where tenant = 'leaving'"))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void erasingLeavesNoFile() {
        app.connect("gone");
        assertThat(files("gone")).isNotEmptyDirectory();
        app.service().call("DELETE", "/api/connections/gone", null);

        app.service().call("DELETE", "/api/connections/gone/data", null);

        assertThat(files("gone")).doesNotExist();
    }

    @Test
    void aFileWhoseRecordIsGoneIsNotKept() throws Exception {
        app.connect("late");
        String id = app.service()
                .column("select id from attachment where tenant = 'late' and state = 'stored' limit 1")
                .get(0);
        String handle = app.service()
                .column("select handle from attachment where id = '" + id + "'")
                .get(0);
        Path file = files("late").resolve(id);
        assertThat(file).exists();
        app.service().execute("delete from attachment where tenant = 'late' and id = '" + id + "'");

        try (ProducerTemplate routes = app.service().camel().createProducerTemplate()) {
            routes.send("direct:read-attachment", exchange -> {
                exchange.setVariable("tenant", "late");
                exchange.setVariable("stream", "attachments");
                exchange.setVariable("sync", Map.of("id", 0L));
                exchange.setVariable("attachment", Map.of("id", id, "handle", handle, "name", "Resume.pdf"));
            });
        }

        assertThat(app.requests("file.info")).isNotEmpty();
        assertThat(file).doesNotExist();
        assertThat(files("late")).exists();
    }

    private static Path files(String tenant) {
        return app.service().folder().resolve("attachments").resolve(tenant);
    }
}
