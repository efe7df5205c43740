package io.matchbridge.testing;

import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** A service and a sandbox that it takes for Ashby: started for the first of the test classes that share them, and stopped after the last class. */
public record StartedOnce(Sandbox sandbox, RunningService service, ExtensionContext context) implements AutoCloseable {

    /**
     * Gives those that the owner's first test class has started, or starts them.
     *
     * @param owner   whose they are
     * @param service with its settings, but for Ashby's address
     */
    public static StartedOnce by(
            Class<?> owner, ExtensionContext context, SandboxOptions options, RunningService service) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(owner))
                .getOrComputeIfAbsent(StartedOnce.class, key -> start(context, options, service), StartedOnce.class);
    }

    private static StartedOnce start(ExtensionContext context, SandboxOptions options, RunningService service) {
        try {
            Sandbox sandbox = Sandbox.start(options);
            service.with("matchbridge.ashby.url", sandbox.url()).beforeAll(context);
            return new StartedOnce(sandbox, service, context);
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
