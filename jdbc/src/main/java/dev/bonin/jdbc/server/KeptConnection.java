package dev.bonin.jdbc.server;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the application's pool, taken at its first use and kept from then on. Callers that hold all other
 * connections may wait for work on it: it would never be done if it needed one of theirs.
 */
final class KeptConnection implements Connections {
    private final SharedConnections pool;
    private final ForeignDialect dialect;
    private @Nullable Connection kept;

    KeptConnection(SharedConnections pool, ForeignDialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
    }

    @Override
    public synchronized Lease get() throws SQLException {
        var connection = kept;
        if (connection == null || connection.isClosed()) {
            connection = pool.additional();
            kept = connection;
        }
        return Lease.ofKept(connection, dialect);
    }

    /** Returns one: jobs take turns. */
    @Override
    public int most() {
        return 1;
    }

    /** Gives the connection back to its pool; the next use takes another. */
    @Override
    public synchronized void renew() {
        var connection = kept;
        kept = null;
        if (connection != null) {
            pool.drop(connection);
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ended) {
            return; // by the server: the pool has noticed that
        }
    }

    @Override
    public void drop(Connection connection) {
        renew();
    }

    @Override
    public void close() {
        renew();
    }
}
