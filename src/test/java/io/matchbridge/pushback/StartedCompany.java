package io.matchbridge.pushback;

import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.testing.RunningService;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The service and the sandbox of a {@link ConnectedCompany}: started once, and stopped after the last class. */
record StartedCompany(Sandbox sandbox, RunningService service, ExtensionContext context) implements AutoCloseable {

    static StartedCompany start(ExtensionContext context) {
        try {
            Sandbox sandbox = Sandbox.start(SandboxOptions.standard().candidates(20));
            RunningService service = new RunningService()
                    .with("matchbridge.ashby.url", sandbox.url())
                    .with("matchbridge.ashby.requests-per-minute", "1000000")
                    .with("matchbridge.ashby.retries", "1")
                    .with("matchbridge.ashby.timeout", "5s")
                    .with("matchbridge.public-url", "https://match.acme.example")
                    .without("webhook-settings") // nobody is at that address
                    .with("matchbridge.push-back.max-per-run", String.valueOf(ConnectedCompany.MOST_WRITES));
            service.beforeAll(context);
            return new StartedCompany(sandbox, service, context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        service.afterAll(context);
        sandbox.close();
    }
}
