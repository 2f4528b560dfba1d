package dev.bonin.jdbc.server;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that nothing else uses until this is closed. */
final class Lease implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommit;
    private final @Nullable ForeignDialect shared;
    private final boolean isKept;

    private Lease(Connection connection, boolean autoCommit, @Nullable ForeignDialect shared, boolean isKept) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.shared = shared;
        this.isKept = isKept;
    }

    /** Takes a connection of our own pool, which restores it itself. */
    static Lease ofOwn(Connection connection) {
        return new Lease(connection, false, null, false);
    }

    /**
     * Takes a connection of a pool that others use: they get it back as it was.
     *
     * @throws NeverBegunException if it is closed, or has ended
     */
    static Lease ofShared(Connection connection, ForeignDialect dialect) throws SQLException {
        return ofShared(connection, dialect, false);
    }

    /** Takes such a connection that stays out of its pool; one that cannot be restored is closed. */
    static Lease ofKept(Connection connection, ForeignDialect dialect) throws SQLException {
        return ofShared(connection, dialect, true);
    }

    private static Lease ofShared(Connection connection, ForeignDialect dialect, boolean isKept) throws SQLException {
        try {
            return new Lease(connection, connection.getAutoCommit(), dialect, isKept);
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
        boolean isRestored = shared == null || restore(shared);
        if (!isKept || !isRestored) {
            connection.close();
        }
    }

    /** A session that cannot be restored is ended, so that nobody gets it. What was committed on it stays committed. */
    private boolean restore(ForeignDialect dialect) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            dialect.handBack(connection);
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            return true;
        } catch (SQLException broken) {
            connection.abort(Runnable::run);
            return false;
        }
    }
}
