package dev.bonin.jdbc.server;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Connections of the application's DataSource, whose sessions and settings are the application's. */
final class SharedConnections implements Connections {
    private final DataSource source;
    private final ForeignDialect dialect;
    private final int most;

    SharedConnections(DataSource source, ForeignDialect dialect, int most) {
        this.source = source;
        this.dialect = dialect;
        this.most = most;
    }

    @Override
    public Lease get() throws SQLException {
        return Lease.ofShared(source.getConnection(), dialect);
    }

    /**
     * Takes a connection that is not given back for long.
     *
     * @throws IllegalStateException if the pool is known to have no other
     */
    Connection additional() throws SQLException {
        if (pool().filter(one -> one.getMaximumPoolSize() == 1).isPresent()) {
            throw new IllegalStateException(
                    "DataSource: has one connection, which your transaction uses, so values of a person cannot be opened in it:"
                            + " their entry in the access log needs another"
                            + " (expected: spring.datasource.hikari.maximum-pool-size of 2 or more)");
        }
        return source.getConnection();
    }

    /** Leaves the application at least half of a pool of HikariCP, whose size is known. */
    @Override
    public int most() {
        return pool().map(HikariDataSource::getMaximumPoolSize)
                .map(size -> Math.min(most, Math.max(1, size / 2)))
                .orElse(most);
    }

    /** Replaces the connections of HikariCP; other pools find out by themselves which are broken. */
    @Override
    public void renew() {
        withPool(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    @Override
    public void drop(Connection connection) {
        withPool(pool -> pool.evictConnection(connection));
    }

    private void withPool(Consumer<HikariDataSource> change) {
        pool().filter(HikariDataSource::isRunning).ifPresent(change);
    }

    private Optional<HikariDataSource> pool() {
        try {
            return source.isWrapperFor(HikariDataSource.class)
                    ? Optional.of(source.unwrap(HikariDataSource.class))
                    : Optional.empty();
        } catch (SQLException hidden) {
            return Optional.empty(); // a DataSource that cannot say what it wraps
        }
    }

    /** Does nothing: the application closes its DataSource. */
    @Override
    public void close() {}
}
