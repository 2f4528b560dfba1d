package dev.bonin.jdbc.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection with a cache of prepared statements, for drivers without one: SQLite takes as long to parse a statement
 * as to run it. Only for one thread, which must close the results of a statement before it prepares the same text
 * again.
 */
final class ReusedStatements implements InvocationHandler {
    /** More than the number of different statements, except lists of different lengths. */
    private static final int MOST = 256;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(MOST, 0.75f, true);

    private ReusedStatements(Connection connection) {
        this.connection = connection;
    }

    static Connection over(Connection connection) {
        return proxy(Connection.class, new ReusedStatements(connection));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Returns cached statements; they are closed with their connection. */
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1
                ? proxy(PreparedStatement.class, reused(statement((String) arguments[0])))
                : call(connection, method, arguments);
    }

    private static InvocationHandler reused(PreparedStatement statement) {
        return (proxy, method, arguments) ->
                method.getName().equals("close") ? released(statement) : call(statement, method, arguments);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static @Nullable Object released(PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        statement.clearBatch();
        return null;
    }

    private PreparedStatement statement(String text) throws SQLException {
        var known = prepared.get(text);
        if (known != null) {
            return known;
        }
        var statement = connection.prepareStatement(text);
        prepared.put(text, statement);
        forgetOldest();
        return statement;
    }

    private void forgetOldest() throws SQLException {
        if (prepared.size() > MOST) {
            var oldest = prepared.entrySet().iterator().next();
            prepared.remove(oldest.getKey());
            oldest.getValue().close();
        }
    }
}
