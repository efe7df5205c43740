package io.matchbridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every setting, read once at the start: {@code application.properties} as packed, then the one in the working
 * directory, then the environment, then {@code -D}. A name that the packed file does not know is refused.
 */
public final class Settings {

    private static final String FILE = "application.properties";
    private static final String OURS = "matchbridge.";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%");

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads and checks all settings.
     *
     * @throws WrongSetting naming the first setting that is unknown or cannot be used
     */
    public static Settings read(Path directory, Map<String, String> environment, Properties system) {
        Map<String, String> values = packed();
        List<String> known =
                values.keySet().stream().filter(name -> name.startsWith(OURS)).toList();
        Path file = directory.resolve(FILE);
        if (Files.isRegularFile(file)) {
            properties(file).forEach((name, value) -> {
                if (name.startsWith(OURS) && !known.contains(name)) {
                    throw new WrongSetting("%s in %s is no setting of Matchbridge".formatted(name, file));
                }
                values.put(name, value);
            });
        }
        for (String name : known) {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            String given = system.getProperty(name, environment.get(variable));
            if (given != null) {
                values.put(name, given.strip());
            }
        }
        Settings settings = new Settings(values);
        settings.check();
        return settings;
    }

    /** The same settings with some of them set otherwise. */
    Settings with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        Settings settings = new Settings(all);
        settings.check();
        return settings;
    }

    /** All of them by name, Camel's own included. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** The text of a setting, null where it is empty. */
    public String text(String name) {
        String value = values.get(OURS + name);
        return value == null || value.isBlank() ? null : value;
    }

    public String required(String name) {
        String value = text(name);
        if (value == null) {
            throw wrong(name, "must not be empty");
        }
        return value;
    }

    public int number(String name, int least, int most) {
        try {
            int number = Integer.parseInt(required(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(name, "must be a whole number from %d to %d".formatted(least, most));
    }

    public Duration duration(String name) {
        return duration(name, required(name));
    }

    /** The intervals on offer by their text, in the order of the setting. */
    public Map<String, Duration> intervals() {
        String name = "sync.intervals";
        Map<String, Duration> intervals = new LinkedHashMap<>();
        for (String interval : required(name).split(",")) {
            intervals.put(interval.strip(), duration(name, interval.strip()));
        }
        return intervals;
    }

    /** The Camel endpoint that keeps files. */
    public String attachments() {
        return required("attachments").replace("{data.dir}", required("data.dir"));
    }

    /** A share, 0 to 1. */
    public double share(String name) {
        Matcher percent = PERCENT.matcher(required(name));
        if (!percent.matches() || Integer.parseInt(percent.group(1)) > 100) {
            throw wrong(name, "must be a share such as 20%");
        }
        return Integer.parseInt(percent.group(1)) / 100.0;
    }

    public boolean yes(String name) {
        return switch (required(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "must be true or false");
        };
    }

    public Path dataDirectory() {
        return Path.of(required("data.dir"));
    }

    private void check() {
        required("http.host");
        number("http.port", 1, 65535);
        number("management.port", 1, 65535);
        required("data.dir");
        required("ashby.version");
        number("ashby.requests-per-minute", 1, 1_000_000);
        number("ashby.retries", 0, 100);
        duration("ashby.retry-delay");
        duration("ashby.timeout");
        intervals();
        duration("sync.full-pass-every");
        share("sync.delete-guard");
        number("sync.notes-sweep", 0, 1_000_000);
        required("attachments");
        yes("notify.loopback");
        number("push-back.max-per-run", 0, 1_000_000);
        number("sync.criteria-per-sync", 0, 1_000_000);
        number("scoring.llm.max-per-day", 0, 1_000_000);
        duration("scoring.llm.timeout");
        duration("scoring.keep");
        if (text("scoring.llm.url") != null) {
            required("scoring.llm.model");
        }
        for (String name : List.of("ashby.url", "public-url", "scoring.llm.url")) {
            if (text(name) != null && !text(name).matches("https?://[^\\s/]+(/\\S*)?")) {
                throw wrong(name, "must be an http or https address");
            }
        }
        required("ashby.url");
        if (text("database.url") != null && !text("database.url").startsWith("jdbc:postgresql:")) {
            throw wrong("database.url", "must start with jdbc:postgresql:");
        }
    }

    private static Duration duration(String name, String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches() || Long.parseLong(duration.group(1)) == 0) {
            throw wrong(name, "must be a duration such as 30s, 6h or 7d");
        }
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** Never quotes the value: it may be a secret in the wrong place. */
    private static WrongSetting wrong(String name, String reason) {
        return new WrongSetting(OURS + name + " " + reason);
    }

    private static Map<String, String> packed() {
        try (InputStream in = Settings.class.getResourceAsStream("/" + FILE)) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the packed " + FILE + " cannot be read", e);
        }
    }

    private static Map<String, String> properties(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongSetting(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, String> read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, properties.getProperty(name).strip()));
        return values;
    }

    @Override
    public String toString() {
        return "Settings" + Arrays.toString(values.keySet().toArray());
    }
}
