package io.matchbridge;

import io.matchbridge.demo.Demo;
import io.matchbridge.demo.RestClient;
import io.matchbridge.sandbox.Sandbox;
import io.matchbridge.sandbox.SandboxCommand;
import io.matchbridge.sandbox.SandboxOptions;
import io.matchbridge.scoring.evaluate.EvaluateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: the service, or one of the other commands. */
public final class App {

    private App() {}

    public static void main(String[] args) {
        try {
            run(List.of(args));
        } catch (WrongSetting e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            log().error("Matchbridge cannot start", e);
            System.exit(1);
        }
    }

    private static void run(List<String> args) throws Exception {
        List<String> options = args.subList(Math.min(1, args.size()), args.size());
        switch (args.isEmpty() ? "" : args.get(0)) {
            case "" -> serve();
            case "--demo" -> demo(options);
            case "--sandbox" -> exitUnlessZero(new SandboxCommand(System.out, System.err).run(options));
            case "--evaluate" -> System.exit(EvaluateCommand.run(args.toArray(String[]::new)));
            default ->
                throw new WrongSetting("unknown argument " + args.get(0)
                        + ": use --demo, --sandbox or --evaluate DIR, or none for the service");
        }
    }

    private static void serve() throws Exception {
        JvmOptions.apply();
        start(Settings.read(Path.of(""), System.getenv(), System.getProperties()));
        Thread.currentThread().join();
    }

    private static Service start(Settings settings) throws Exception {
        Service service = Service.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service), "stop"));
        System.out.println("Matchbridge is ready on " + service.url());
        return service;
    }

    /** The service on a folder of its own that begins empty, against a sandbox without a rate limit. */
    private static void demo(List<String> options) throws Exception {
        SandboxOptions company = company(options);
        JvmOptions.apply();
        Settings settings = Settings.read(Path.of(""), System.getenv(), System.getProperties());
        Path folder = settings.dataDirectory().resolve("demo");
        DataDirectory.erase(folder);
        try (Sandbox sandbox = Sandbox.start(company)) {
            Service service = start(settings.with(Map.of(
                    "matchbridge.data.dir",
                    folder.toString(),
                    "matchbridge.database.url",
                    "",
                    "matchbridge.ashby.url",
                    sandbox.url(),
                    "matchbridge.ashby.requests-per-minute",
                    "1000000")));
            new Demo(sandbox, new RestClient(service.url(), service.adminToken()), System.out).run();
            System.out.println();
            System.out.println(
                    "The console is at " + service.url() + "/ and takes the token in " + folder.resolve("admin-token"));
            System.out.println("Everything goes on running; stop it with Ctrl-C.");
            Thread.currentThread().join();
        }
    }

    private static SandboxOptions company(List<String> options) {
        try {
            return SandboxCommand.with(SandboxOptions.standard(), options);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(e.getMessage());
        }
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
            log().error("Matchbridge did not stop cleanly", e);
        }
    }

    /** Asked for when it is needed: a process that is about to be replaced makes no log. */
    private static Logger log() {
        return LoggerFactory.getLogger(App.class);
    }
}
