package io.matchbridge.database;

import java.sql.SQLException;

/** Says why a statement failed without quoting the row. What is wrong with the statement itself may be said in full. */
public final class DatabaseRefusal {

    private static final String BROKEN_STATEMENT = "42";

    private DatabaseRefusal() {}

    public static String words(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return "SQLSTATE " + state
                + (state.startsWith(BROKEN_STATEMENT)
                        ? ": " + failure.getMessage().lines().findFirst().orElse("")
                        : "");
    }
}
