package dev.bonin.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A connection pool of our own, with limits on every connection. */
public final class ServerPool implements Connections {
    static final long CONNECTION_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(3);

    /** Longer than the statement timeout, so that it only affects servers that no longer respond. */
    static final int SOCKET_SECONDS = 6;

    static final int CONNECT_SECONDS = 3;

    private static final long VALIDATION_MILLIS = TimeUnit.SECONDS.toMillis(1);

    /** Flyway holds its lock on one connection and changes tables on another; a third renews our own lock. */
    private static final int MIGRATION_CONNECTIONS = 3;

    private final HikariDataSource pool;

    private ServerPool(HikariDataSource pool) {
        this.pool = pool;
    }

    static ServerPool open(DatabaseSettings.Server settings, Dialect dialect) {
        return open(settings, dialect, settings.connections());
    }

    /** Opens a pool with another number of connections. */
    static ServerPool open(DatabaseSettings.Server settings, Dialect dialect, int connections) {
        return open(settings, dialect.pool(settings), connections, dialect.urlShape());
    }

    static ServerPool forMigrations(DatabaseSettings.Server settings, Dialect dialect) {
        return open(settings, dialect.poolForMigrations(settings), MIGRATION_CONNECTIONS, dialect.urlShape());
    }

    /**
     * No connection is opened yet, so a failure can only be caused by the URL. The pool's message is omitted: it quotes
     * the URL with the password. Drivers find only properties that are texts, and HikariCP hands over numbers as such
     * from version 6 on: a timeout would be lost without a word.
     */
    private static ServerPool open(
            DatabaseSettings.Server settings, HikariConfig config, int connections, String urlShape) {
        config.setPoolName("bonin");
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.getDataSourceProperties().replaceAll((name, value) -> String.valueOf(value));
        try {
            return new ServerPool(new HikariDataSource(config));
        } catch (RuntimeException unreadable) {
            throw new StoreException(Kind.BROKEN, "its URL cannot be read (expected: " + urlShape + ")");
        }
    }

    /** Returns the pool's connections for other libraries. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public Lease get() throws SQLException {
        return Lease.ofOwn(pool.getConnection());
    }

    @Override
    public int most() {
        return pool.getMaximumPoolSize();
    }

    @Override
    public void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void drop(Connection connection) {
        pool.evictConnection(connection);
    }

    @Override
    public void close() {
        pool.close();
    }
}
