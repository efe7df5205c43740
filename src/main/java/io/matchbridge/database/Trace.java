package io.matchbridge.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where an unforeseen failure came from: classes and places, no messages, because they may quote a person. */
public final class Trace {

    private static final int FRAMES = 12;

    private Trace() {}

    public static String of(Throwable failure) {
        StringBuilder told = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told.append(cause.getClass().getName());
            if (cause instanceof SQLException refused) {
                told.append(' ').append(DatabaseRefusal.words(refused));
            }
            told.append(Arrays.stream(cause.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "\n    at " + frame)
                    .collect(Collectors.joining("", "", "\n")));
        }
        return told.toString();
    }
}
