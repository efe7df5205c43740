package io.matchbridge.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.jdbc.DefaultJdbcPrepareStatementStrategy;

/**
 * Binds {@code :?score.points} in a statement to {@code points} of the variable {@code score}: a key of a map, null
 * where it is absent, one of {@link Members}, or a method of an object. {@code :?setting.…} is one of the service. A member of a variable that
 * was never set is an error; a variable itself may be null, which Camel does not tell from absent.
 */
public final class Variables extends DefaultJdbcPrepareStatementStrategy {

    private static final String SETTING = "setting";
    private static final Pattern NAME = Pattern.compile(":\\?(\\w+(?:\\.\\w+)*)");

    /** What a class can be asked without an argument, by name; to look it up each time costs more than to ask. */
    private static final ClassValue<Map<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Stream.of(type.getMethods())
                    .filter(method -> method.getParameterCount() == 0)
                    .collect(Collectors.toMap(Method::getName, method -> method, (one, bridge) -> one));
        }
    };

    private final Map<String, Object> settings;
    /** By their texts with names, as the routes have them: as many as there are files. */
    private final Map<String, Prepared> named = new ConcurrentHashMap<>();

    private final Map<String, Integer> parameters = new ConcurrentHashMap<>();

    /** @param settings what every statement may ask for as {@code :?setting.…} */
    public Variables(Map<String, Object> settings) {
        this.settings = settings;
    }

    @Override
    public String prepareQuery(String statement, boolean allowNamedParameters) {
        return named.computeIfAbsent(statement, this::prepared).text();
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String statement, String prepared, int parameters, Exchange exchange, Object body) {
        return named.get(statement).names().stream()
                .map(path -> value(exchange.getVariables(), path))
                .iterator();
    }

    /** On the driver's own statement: what {@link CountedParameters} answers is asked before, and each value costs a call less. */
    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> values, int expected) throws SQLException {
        super.populateStatement(statement.unwrap(PreparedStatement.class), values, expected);
    }

    /** How many parameters a statement has that was prepared here. */
    int parameters(String prepared) {
        return parameters.get(prepared);
    }

    private Prepared prepared(String statement) {
        List<List<String>> names = NAME.matcher(statement)
                .results()
                .map(name -> List.of(name.group(1).split("\\.")))
                .toList();
        Prepared prepared = new Prepared(NAME.matcher(statement).replaceAll("?"), names);
        parameters.put(prepared.text(), names.size());
        return prepared;
    }

    /** What the database is sent, and whose values it is given: each name is a variable and the members on the way. */
    private record Prepared(String text, List<List<String>> names) {}

    private Object value(Map<String, Object> variables, List<String> path) {
        String variable = path.get(0);
        if (variable.equals(SETTING)) {
            return settings.get(path.get(1));
        }
        if (path.size() > 1 && !variables.containsKey(variable)) {
            throw new IllegalArgumentException("no variable for :?" + String.join(".", path));
        }
        Object value = variables.get(variable);
        for (int i = 1; i < path.size() && value != null; i++) {
            value = member(value, path.get(i), path);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static Object member(Object owner, String name, List<String> path) {
        if (owner instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (owner instanceof Members members) {
            return members.member(name);
        }
        Method method = METHODS.get(owner.getClass()).get(name);
        if (method == null) {
            throw new IllegalArgumentException("no member for :?" + String.join(".", path));
        }
        try {
            return method.invoke(owner);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("no member for :?" + String.join(".", path), e);
        }
    }
}
