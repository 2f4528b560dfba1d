package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.engine.UnknownOutcomeException;
import dev.bonin.jdbc.engine.Work;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on one connection to a server, from its first statement to the commit. Must run on a thread of {@link
 * ServerJobs}, which records the result of a commit that was sent with the last statements.
 */
final class ServerWork {
    private final Dialect dialect;
    private final Connections connections;
    private final ServerFailures failures;

    ServerWork(Dialect dialect, Connections connections) {
        this.dialect = dialect;
        this.connections = connections;
        this.failures = dialect.failures();
    }

    /** Records a failed commit that was sent with the last statements, until the transaction ends. */
    static final class TransactionThread extends Thread {
        private @Nullable SQLException lost;
        private boolean isCommitted;

        TransactionThread(Runnable work, String name) {
            super(work, "bonin-" + name);
            setDaemon(true);
        }
    }

    /** Thrown if a transaction was refused because of a concurrent one, and rolled back, so it can be repeated. */
    static final class ConflictException extends SQLException {
        private static final long serialVersionUID = 1L;

        ConflictException(SQLException failure) {
            super(failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), failure);
        }
    }

    /**
     * Commits work and returns its result.
     *
     * @throws NeverBegunException if the connection had ended before
     * @throws NothingDoneException if the work can be repeated on another connection
     * @throws ConflictException if the work can be repeated at once
     * @throws UnknownOutcomeException if the response to the commit was lost
     */
    <T> T committed(Connection connection, Work<T> work) throws SQLException {
        var thread = (TransactionThread) Thread.currentThread();
        thread.lost = null;
        thread.isCommitted = false;
        var result = done(connection, work, dialect::begin);
        if (thread.lost == null && !thread.isCommitted) {
            commit(connection, thread);
        }
        if (thread.lost != null) {
            throw new UnknownOutcomeException(thread.lost, result);
        }
        return result;
    }

    private void commit(Connection connection, TransactionThread thread) throws SQLException {
        try {
            dialect.commit(connection);
        } catch (SQLException failure) {
            if (!failures.isUnknown(failure)) {
                throw rolledBack(connection, failure);
            }
            thread.lost = failure;
        }
    }

    /**
     * Runs work outside of a transaction and returns its result. A statement sees everything that was committed before
     * it, with or without a transaction; without one, a round trip is saved.
     */
    <T> T alone(Connection connection, Work<T> work) throws SQLException {
        return done(connection, work, dialect::alone);
    }

    /** Returns whether a transaction was committed, once whoever is writing its row is done. */
    boolean isThere(Mark mark, Connection connection) throws SQLException {
        return alone(connection, one -> mark.isThere(one, dialect.lookupClause()));
    }

    /** Prepares a connection for work. */
    private interface Start {
        void on(Connection connection) throws SQLException;
    }

    private <T> T done(Connection connection, Work<T> work, Start start) throws SQLException {
        var begun = false;
        try {
            start.on(connection);
            begun = true;
            return work.in(connection);
        } catch (SQLException failure) {
            var known = rolledBack(connection, failure);
            throw !begun && failures.isLostConnection(failure) ? new NeverBegunException(failure) : known;
        } catch (RuntimeException | Error failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    /** Rolls back and returns the failure, as one of the exceptions that say what may be repeated. */
    private SQLException rolledBack(Connection connection, SQLException failure) {
        rollBack(connection, failure);
        if (failure instanceof UnknownOutcomeException) {
            return failure;
        }
        if (failures.isLostConnection(failure) || failures.isReadOnly(failure)) {
            return new NothingDoneException(failure);
        }
        return failures.isConflict(failure) ? new ConflictException(failure) : failure;
    }

    /** A connection that cannot be rolled back is not used again: its transaction may still be open. */
    private void rollBack(Connection connection, Throwable failure) {
        try {
            dialect.rollBack(connection);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
            connections.drop(connection);
        }
    }

    /**
     * Sends the last statements of a transaction together with its commit. If the response is lost, the work continues
     * to its result, and the result of the commit is looked up afterwards.
     */
    void sendLast(Exchange exchange, Connection connection) throws SQLException {
        var thread = (TransactionThread) Thread.currentThread();
        try {
            dialect.sendCommitting(exchange, connection);
            thread.isCommitted = true;
        } catch (SQLException failure) {
            if (!failures.isUnknown(failure)) {
                throw failure;
            }
            thread.lost = failure;
        }
    }

    /** Sends statements as a transaction of their own. */
    boolean sent(Exchange exchange, Connection connection) throws SQLException {
        try {
            dialect.sendAlone(exchange, connection);
            return true;
        } catch (SQLException failure) {
            throw failures.isUnknown(failure) ? new UnknownOutcomeException(failure, null) : failure;
        }
    }
}
