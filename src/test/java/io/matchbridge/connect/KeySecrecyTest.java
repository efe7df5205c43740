package io.matchbridge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.http.Spoil;
import io.matchbridge.testing.SandboxedService;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class KeySecrecyTest {

    private static final String WRONG_KEY = "wrongKeyThatNobodyMayEverSee4711";

    @RegisterExtension
    static final SandboxedService app =
            new SandboxedService(SandboxOptions.standard().candidates(5)).withoutMeaning();

    private final List<String> seen = new ArrayList<>();

    @Test
    void noKeyShowsInAnAnswerALogAMetricOrAnMBean() throws Exception {
        ListAppender<ILoggingEvent> log = captured();

        seen.add(app.setUp("secret").body());
        app.finished("secret");
        seen.add(app.setUp("other", WRONG_KEY).body());
        seen.add(app.post("/connections", "{\"apiKey\": \"" + WRONG_KEY + "\" \"tenant\"}")
                .body());
        seen.add(app.post("/connections", "{\"apiKey\": {\"x\": \"" + WRONG_KEY + "\"}}")
                .body());
        app.sandbox().faults().add(Fault.on("candidate.list").times(2).losingReply());
        app.sandbox().faults().add(Fault.on("job.list").times(2).spoil(Spoil.HTML));
        app.sync("secret");
        app.sandbox().faults().add(Fault.on("application.list").status(401));
        app.sync("secret");
        for (String path : List.of("", "/secret", "/secret/syncs", "/secret/audit", "/secret/failures")) {
            seen.add(app.get("/connections" + path).body());
        }
        log.stop();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        log.list.forEach(event -> seen.add(event.getFormattedMessage()
                + Arrays.toString(event.getArgumentArray())
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
        seen.add(metrics());
        mBeans();

        String stored = app.service()
                .column("select cast(connection as text) from connection")
                .toString();
        assertThat(String.join("\n", seen) + stored)
                .doesNotContain(app.sandbox().apiKey())
                .doesNotContain(WRONG_KEY)
                .doesNotContain(app.service().adminToken())
                .doesNotContain(new Credential(app.sandbox().apiKey()).authorization());
        assertThat(seen).hasSizeGreaterThan(100);
    }

    private static ListAppender<ILoggingEvent> captured() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(appender);
        return appender;
    }

    private static String metrics() throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + app.service().managementPort() + "/observe/metrics");
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void mBeans() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(null, null)) {
            for (MBeanAttributeInfo attribute : attributes(server, name)) {
                try {
                    Object value = server.getAttribute(name, attribute.getName());
                    seen.add(value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value));
                } catch (JMException | RuntimeException | Error e) {
                    seen.add(String.valueOf(e.getMessage())); // not every attribute can be read
                }
            }
        }
    }

    private static MBeanAttributeInfo[] attributes(MBeanServer server, ObjectName name) {
        try {
            return server.getMBeanInfo(name).getAttributes();
        } catch (JMException e) {
            return new MBeanAttributeInfo[0]; // gone meanwhile, as the refused tenant's timer is
        }
    }
}
