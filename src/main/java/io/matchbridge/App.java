package io.matchbridge;

import io.matchbridge.sandbox.SandboxCommand;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: the service, or one of the other commands. */
public final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private App() {}

    public static void main(String[] args) {
        try {
            run(List.of(args));
        } catch (WrongSetting e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            LOG.error("Matchbridge cannot start", e);
            System.exit(1);
        }
    }

    private static void run(List<String> args) throws Exception {
        switch (args.isEmpty() ? "" : args.get(0)) {
            case "" -> serve();
            case "--sandbox" ->
                exitUnlessZero(new SandboxCommand(System.out, System.err).run(args.toArray(String[]::new)));
            default ->
                throw new WrongSetting("unknown argument " + args.get(0)
                        + ": use --demo, --sandbox or --evaluate DIR, or none for the service");
        }
    }

    private static void serve() throws Exception {
        Service service = Service.start(Settings.read(Path.of(""), System.getenv(), System.getProperties()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service), "stop"));
        System.out.println("Matchbridge is ready on " + service.url());
        Thread.currentThread().join();
    }

    private static void exitUnlessZero(int code) {
        if (code != 0) {
            System.exit(code);
        }
    }

    private static void stop(Service service) {
        try {
            service.close();
        } catch (Exception e) {
            LOG.error("Matchbridge did not stop cleanly", e);
        }
    }
}
