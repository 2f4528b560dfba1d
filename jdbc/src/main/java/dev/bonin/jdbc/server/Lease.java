package dev.bonin.jdbc.server;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that nothing else uses until this is closed. */
final class Lease implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommit;
    private final @Nullable ForeignDialect shared;

    private Lease(Connection connection, boolean autoCommit, @Nullable ForeignDialect shared) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.shared = shared;
    }

    /** Takes a connection of our own pool, which restores it itself. */
    static Lease ofOwn(Connection connection) {
        return new Lease(connection, false, null);
    }

    /**
     * Takes a connection of a pool that others use: they get it back as it was.
     *
     * @throws NeverBegunException if it is closed, or has ended
     */
    static Lease ofShared(Connection connection, ForeignDialect dialect) throws SQLException {
        try {
            return new Lease(connection, connection.getAutoCommit(), dialect);
        } catch (SQLException broken) {
            connection.close();
            throw new NeverBegunException(broken);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (shared != null) {
            restore(shared);
        }
        connection.close();
    }

    /** A session that cannot be restored is ended, so that nobody gets it. What was committed on it stays committed. */
    private void restore(ForeignDialect dialect) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            dialect.handBack(connection);
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException broken) {
            connection.abort(Runnable::run);
        }
    }
}
