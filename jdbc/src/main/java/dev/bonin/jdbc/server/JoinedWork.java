package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Work;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work within a transaction that belongs to a caller. What fails is undone up to where it began, so that work can
 * be repeated after a concurrent change, and the caller's own changes stay.
 */
final class JoinedWork {
    private final ForeignDialect dialect;
    private final Connection connection;

    JoinedWork(ForeignDialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /**
     * Returns the result of {@code work}.
     *
     * @throws IllegalStateException if this is no transaction, or one that does not see what others have committed
     */
    <T> T done(Work<T> work) throws SQLException {
        requireTransaction();
        var before = dialect.join(connection);
        try {
            var result = work.in(connection);
            dialect.leave(before, connection);
            return result;
        } catch (SQLException | RuntimeException failure) {
            undo(failure);
            throw failure;
        }
    }

    /**
     * A rule is decided by what is stored once its rows are locked. A transaction that reads from a snapshot of before
     * would miss a ban that was set in the meantime.
     */
    private void requireTransaction() throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("connection: in auto-commit mode (expected: a transaction)");
        }
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new IllegalStateException(
                    "This transaction reads from a snapshot, so Bonin cannot join it: a ban or an account of a moment ago"
                            + " would be missed (expected: READ COMMITTED, for example"
                            + " @Transactional(isolation = Isolation.READ_COMMITTED), or for all transactions"
                            + " spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED)");
        }
    }

    private void undo(Exception failure) {
        try {
            dialect.undo(connection);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }
}
