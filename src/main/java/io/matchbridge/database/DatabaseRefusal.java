package io.matchbridge.database;

import java.sql.SQLException;
import org.apache.camel.ExchangeException;

/** Says why a statement failed without quoting the row. What is wrong with the statement itself may be said in full. */
public final class DatabaseRefusal {

    private static final String BROKEN_STATEMENT = "42";

    private DatabaseRefusal() {}

    /** Whether the values of a row were refused (SQLSTATE classes 21, 22 and 23), not the statement or the connection. */
    public static boolean isAboutTheRow(@ExchangeException SQLException failure) {
        return String.valueOf(failure.getSQLState()).matches("2[123]...");
    }

    public static String words(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return "SQLSTATE " + state
                + (state.startsWith(BROKEN_STATEMENT)
                        ? ": " + failure.getMessage().lines().findFirst().orElse("")
                        : "");
    }
}
