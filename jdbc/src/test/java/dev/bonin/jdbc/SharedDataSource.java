package dev.bonin.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.jdbc.engine.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * An application's pool whose sessions are as inconvenient as an application may make them, and the transaction that
 * the application has begun on one of its connections, if any.
 */
final class SharedDataSource implements DatabaseSettings.Callers, AutoCloseable {
    private final DataSource pool;
    private final Map<Thread, Connection> current = new ConcurrentHashMap<>();
    private final Set<Thread> mustRollBack = ConcurrentHashMap.newKeySet();

    private SharedDataSource(DataSource pool) {
        this.pool = pool;
    }

    /** Sessions that commit without waiting for the disk, read from snapshots, and wait for locks without end. */
    static SharedDataSource careless(DatabaseSettings.Server server) {
        var config = config(server);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setConnectionInitSql(
                server.url().startsWith("jdbc:postgresql:")
                        ? "SET synchronous_commit = off; SET lock_timeout = 0; SET statement_timeout = 0"
                        : "SET SESSION innodb_lock_wait_timeout=50, sql_mode=''");
        config.setAutoCommit(false);
        return new SharedDataSource(new HikariDataSource(config));
    }

    /** Sessions as Spring Boot's settings leave them, but for the isolation. */
    static SharedDataSource plain(DatabaseSettings.Server server) {
        var config = config(server);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new SharedDataSource(new HikariDataSource(config));
    }

    /** A pool of another make, as {@code spring.datasource.type} may name one. */
    static SharedDataSource ofOther(BasicDataSource pool, DatabaseSettings.Server server) {
        pool.setUrl(server.url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return new SharedDataSource(pool);
    }

    private static HikariConfig config(DatabaseSettings.Server server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(8);
        return config;
    }

    DatabaseSettings.Shared settings() {
        return new DatabaseSettings.Shared(pool, this, 4);
    }

    DataSource pool() {
        return pool;
    }

    HikariDataSource hikari() {
        return (HikariDataSource) pool;
    }

    /** Code of the application in one of its transactions. */
    interface Step {
        void in(Connection connection) throws SQLException;
    }

    void commit(Step step) throws SQLException {
        transaction(step, Connection::commit);
    }

    void rollBack(Step step) throws SQLException {
        transaction(step, Connection::rollback);
    }

    private void transaction(Step step, Step end) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            current.put(Thread.currentThread(), connection);
            step.in(connection);
            if (mustRollBack.contains(Thread.currentThread())) {
                connection.rollback();
            } else {
                end.in(connection);
            }
        } finally {
            current.remove(Thread.currentThread());
            mustRollBack.remove(Thread.currentThread());
        }
    }

    @Override
    public Optional<Connection> connection() {
        return Optional.ofNullable(current.get(Thread.currentThread()));
    }

    @Override
    public void mustRollBack() {
        mustRollBack.add(Thread.currentThread());
    }

    @Override
    public void close() {
        try {
            ((AutoCloseable) pool).close();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
