package io.matchbridge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a failed start which route file is at fault, and where. */
final class BrokenRoute {

    private static final Pattern FILE = Pattern.compile("((?:file|classpath):[\\w./ -]*\\.ya?ml)");
    private static final Pattern LINE = Pattern.compile("line:? (\\d+)");

    private BrokenRoute() {}

    /** What to tell the person who edits the routes; empty when the failure is none of theirs. */
    static Optional<Exception> in(Throwable failure) {
        StringBuilder told = new StringBuilder();
        String last = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told.append(cause.getMessage()).append('\n');
            last = cause.getMessage() == null ? last : cause.getMessage();
        }
        Matcher file = FILE.matcher(told);
        if (!file.find()) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(told);
        String reason = last.lines()
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return Optional.of(new WrongSetting("the route file %s%s is broken: %s"
                .formatted(file.group(1), line.find() ? ", line " + line.group(1) + "," : "", reason)));
    }
}
