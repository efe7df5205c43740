package io.matchbridge.sandbox;

import io.matchbridge.sandbox.http.PortTaken;
import java.io.PrintStream;
import java.util.List;

/** The command {@code --sandbox [--port=8090] [--candidates=200] [--seed=1] [--without-files] [--applying-once] [--keep-pages]}. */
public final class SandboxCommand {

    private static final int PORT = 8090;

    private final PrintStream out;
    private final PrintStream err;

    public SandboxCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a sandbox that runs until the process ends, and tells how to use it.
     *
     * @param args what follows {@code --sandbox}
     * @return the exit code: 1 after a wrong option or a taken port, with one line that says what is wrong; 0 when it runs
     */
    public int run(List<String> args) {
        try {
            start(args);
            return 0;
        } catch (IllegalArgumentException | PortTaken wrong) {
            err.println(wrong.getMessage());
            return 1;
        }
    }

    private void start(List<String> args) {
        SandboxOptions options = with(SandboxOptions.standard().port(PORT), args);
        Sandbox sandbox = Sandbox.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        out.println("The Ashby sandbox is ready on " + sandbox.url());
        out.println("  API key with every grant   " + sandbox.apiKey());
        out.println("  Organization Admin         " + sandbox.adminEmail());
        out.println("  Candidates                 " + options.candidates() + " (nobody in it exists)");
        out.println("  Look                       curl -u " + sandbox.apiKey()
                + ": -H 'Content-Type: application/json' -d '{\"limit\":1}' " + sandbox.url() + "/candidate.list");
        out.println("  Do what a recruiter does   curl -d '{\"kind\":\"tags\"}' " + sandbox.url() + "/admin/list");
        out.println(
                "  Make something fail        curl -d '{\"endpoint\":\"candidate.list\",\"status\":503,\"times\":2}' "
                        + sandbox.url() + "/admin/fault.add");
        out.println("  All admin commands         curl -X POST " + sandbox.url() + "/admin/help");
    }

    /**
     * Sets what a command line says.
     *
     * @param args such as {@code --candidates=200}
     * @throws IllegalArgumentException in one line, when one is unknown or has no fit value
     */
    public static SandboxOptions with(SandboxOptions options, List<String> args) {
        SandboxOptions set = options;
        for (String arg : args) {
            set = with(set, arg);
        }
        return set;
    }

    private static SandboxOptions with(SandboxOptions options, String arg) {
        if (arg.equals("--without-files")) {
            return options.withoutFiles();
        }
        if (arg.equals("--applying-once")) {
            return options.applyingOnce();
        }
        if (arg.equals("--keep-pages")) {
            return options.keepingPages();
        }
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg : arg.substring(0, equals);
        String value = equals < 0 ? "" : arg.substring(equals + 1);
        return switch (name) {
            case "--port" -> options.port(integer(name, value));
            case "--candidates" -> options.candidates(integer(name, value));
            case "--seed" -> options.seed(number(name, value));
            default ->
                throw new IllegalArgumentException(
                        "Unknown option " + name
                                + "; the sandbox knows --port, --candidates, --seed, --without-files, --applying-once and --keep-pages");
        };
    }

    /** Out of an int's range is out of every option's range too, so the nearest int will be refused. */
    private static int integer(String name, String value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(name, value)));
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The option " + name + " needs a whole number, such as " + name + "=100");
        }
    }
}
