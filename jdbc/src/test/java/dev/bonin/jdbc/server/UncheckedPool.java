package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** An application's pool as some are set: what it has it hands out, without asking whether it still lives. */
final class UncheckedPool implements DataSource {
    private final DatabaseSettings.Server server;
    private final Deque<Connection> idle = new ArrayDeque<>();

    UncheckedPool(DatabaseSettings.Server server) {
        this.server = server;
    }

    /** Makes connections that are not in use yet. */
    void fill(int many) throws SQLException {
        for (int i = 0; i < many; i++) {
            giveBack(DriverManager.getConnection(server.url(), server.user(), server.password()));
        }
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        var one = idle.isEmpty()
                ? DriverManager.getConnection(server.url(), server.user(), server.password())
                : idle.pop();
        return (Connection) Proxy.newProxyInstance(
                UncheckedPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(one);
                        return null;
                    }
                    try {
                        return method.invoke(one, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** Only what was aborted is known to be of no use. */
    private synchronized void giveBack(Connection one) throws SQLException {
        if (!one.isClosed()) {
            idle.push(one);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
