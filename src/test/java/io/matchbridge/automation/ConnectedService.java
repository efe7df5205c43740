package io.matchbridge.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RequestContract;
import io.matchbridge.testing.RunningService;
import io.matchbridge.testing.StartedOnce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real service, connected to a sandbox of Ashby as the tenant acme, with everything read and scored: started once for all
 * test classes of a JVM, which begin without rules and ledger.
 */
final class ConnectedService implements BeforeAllCallback, AfterEachCallback {

    static final String ACME = "/api/connections/acme";

    Sandbox sandbox;
    RunningService service;
    private final boolean writes;

    /** The ledger shows what rules want; nobody sends it. */
    ConnectedService() {
        this(false);
    }

    /** @param writes whether what the ledger holds is sent */
    ConnectedService(boolean writes) {
        this.writes = writes;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        StartedOnce started = StartedOnce.by(
                ConnectedService.class,
                context,
                SandboxOptions.standard().candidates(30).seed(7).withoutFiles(),
                new RunningService()
                        .with("matchbridge.ashby.requests-per-minute", "60000")
                        .withoutMeaning());
        sandbox = started.sandbox();
        service = started.service();
        if (service.column("select 1 from connection").isEmpty()) {
            Reply connected =
                    service.call("POST", "/api/connections", """
                    {"tenant": "acme", "integration": "ashby", "adminEmail": "%s", "apiKey": "%s"}""".formatted(sandbox.adminEmail(), sandbox.apiKey()));
            assertThat(connected.status()).isEqualTo(201);
        }
        awaitScores();
        if (writes) {
            service.camel().getRouteController().resumeRoute("push-backs");
        } else {
            service.camel().getRouteController().suspendRoute("push-backs");
        }
        forgetRules();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RequestContract.checkAndForget(sandbox);
    }

    /** Reads what has changed, and waits until it is scored. */
    void sync() {
        assertThat(service.call("POST", ACME + "/sync", "{}").status()).isEqualTo(202);
        awaitScores();
    }

    /** Waits until nothing is being read and everything that was is scored. */
    void awaitScores() {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(column("select 1 from sync where finished_at is null")).isEmpty();
            assertThat(column("select 1 from connection, scoring_due(tenant) where meaning > 0"))
                    .isEmpty();
        });
    }

    /** Waits until the rules have looked at all that happened, and what they agreed to is in the ledger. */
    void awaitRules() {
        await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).untilAsserted(() -> {
            service.camel()
                    .createFluentProducerTemplate()
                    .to("direct:automation-round")
                    .send();
            assertThat(column("select 1 from rule_act where state = 'agreed'")).isEmpty();
            assertThat(column("""
                            select 1 from rule_event e join rule r on r.id = e.rule_id
                            where r.acted_sync_id is distinct from (select max(id) from sync) or r.acted < r.max_per_run""")).isEmpty();
        });
    }

    /** Waits until the ledger holds nothing that is still to be sent. */
    void awaitWrites() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(column(
                                "select kind || ' ' || state from push_back where state not in ('sent', 'failed')"))
                        .isEmpty());
    }

    /** Makes a rule, and gives its id. */
    String rule(String json) {
        Reply made = service.call("POST", ACME + "/rules", json);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/id");
    }

    Reply get(String path) {
        return service.call("GET", ACME + path, null);
    }

    Reply post(String path) {
        return service.call("POST", ACME + path, null);
    }

    String one(String sql) {
        return column(sql).get(0);
    }

    List<String> column(String sql) {
        return service.column(sql);
    }

    /** Takes away every rule and what came of it. */
    void forgetRules() {
        get("/rules").items("id").forEach(id -> service.call("DELETE", ACME + "/rules/" + id, null));
        service.execute("""
                delete from push_back; delete from rule_act; delete from notification; delete from audit;
                delete from push_back_settings""");
    }

    String anActiveOne() {
        return one("select id from application where status = 'Active' order by id limit 1");
    }

    String anotherStageFor(String application) {
        return one("""
                select s.id from interview_stage s
                join interview_stage was on was.interview_plan_id = s.interview_plan_id
                join application a on a.stage_id = was.id and a.id = '%s'
                where s.id <> was.id and s.type = 'Active' order by s.position limit 1""".formatted(application));
    }

    String tagging(String on, String condition, String mode, int maxPerRun) {
        String tag = one("select title from tag where is_archived is not true order by title limit 1");
        return rule(on, condition, mode, maxPerRun, "{\"addTag\": \"" + tag + "\"}");
    }

    String noting(String on, String condition, String mode, int maxPerRun) {
        return rule(on, condition, mode, maxPerRun, "{\"addNote\": \"Have a look\"}");
    }

    private static String rule(String on, String condition, String mode, int maxPerRun, String action) {
        return """
                {"name": "A rule", "on": "%s", "if": "%s", "then": [%s], "mode": "%s", "maxPerRun": %d, "enabled": true}""".formatted(on, condition, action, mode, maxPerRun);
    }
}
