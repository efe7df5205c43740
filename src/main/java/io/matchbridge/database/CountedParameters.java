package io.matchbridge.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.component.jdbc.DefaultConnectionStrategy;

/**
 * Answers how many parameters a statement has from its text. Camel asks before each execution, and the driver would ask the
 * server: one round trip more, and, as the server's types are not always the driver's, a statement that is parsed twice each
 * time and never kept prepared.
 */
public final class CountedParameters extends DefaultConnectionStrategy {

    private final Variables variables;

    /** @param variables who made the statements that are to be prepared */
    public CountedParameters(Variables variables) {
        this.variables = variables;
    }

    @Override
    public Connection getConnection(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement
                    ? counted(statement, variables.parameters((String) arguments[0]))
                    : result;
        });
    }

    /** Whoever asks for more than the count asks the server. */
    private static PreparedStatement counted(PreparedStatement statement, int parameters) {
        ParameterMetaData count = proxy(
                ParameterMetaData.class,
                (method, arguments) -> method.getName().equals("getParameterCount")
                        ? parameters
                        : method.invoke(statement.getParameterMetaData(), arguments));
        return proxy(
                PreparedStatement.class,
                (method, arguments) ->
                        method.getName().equals("getParameterMetaData") ? count : method.invoke(statement, arguments));
    }

    private static <T> T proxy(Class<T> type, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return call.answer(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What a call of a proxy gives. */
    private interface Call {

        Object answer(Method method, Object... arguments) throws ReflectiveOperationException, SQLException;
    }
}
