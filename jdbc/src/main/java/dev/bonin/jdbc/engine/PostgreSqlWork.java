package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on one PostgreSQL connection, from its first statement to the commit. Must run on a thread of {@link
 * PostgreSqlJobs}, which records the result of a commit that was sent with the last statements.
 */
final class PostgreSqlWork {
    private static final Sql COMMIT = Sql.of("COMMIT");

    private PostgreSqlWork() {}

    /** Records a failed commit that was sent with the last statements, until the transaction ends. */
    static final class TransactionThread extends Thread {
        private @Nullable SQLException lost;

        TransactionThread(Runnable work) {
            super(work, "bonin-postgresql");
            setDaemon(true);
        }
    }

    /**
     * Thrown if the connection ended, or is read-only, before a commit was sent, so the work can be repeated on another
     * connection.
     */
    static final class NothingDoneException extends SQLException {
        private static final long serialVersionUID = 1L;

        NothingDoneException(SQLException failure) {
            super(failure.getMessage(), failure.getSQLState(), failure);
        }

        static boolean isMeantBy(SQLException failure) {
            return !(failure instanceof UnknownOutcomeException)
                    && (CommitFailure.isLostConnection(failure) || CommitFailure.isReadOnly(failure));
        }
    }

    /**
     * Commits work and returns its result.
     *
     * @throws NothingDoneException if the work can be repeated on another connection
     * @throws UnknownOutcomeException if the response to the commit was lost
     */
    static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        var thread = (TransactionThread) Thread.currentThread();
        thread.lost = null;
        var result = done(connection, work);
        if (thread.lost == null) {
            commit(connection, thread);
        }
        if (thread.lost != null) {
            throw new UnknownOutcomeException(thread.lost, result);
        }
        return result;
    }

    private static void commit(Connection connection, TransactionThread thread) throws SQLException {
        try {
            connection.clearWarnings();
            connection.commit();
            CommitFailure.requireReplicated(connection.getWarnings());
        } catch (SQLException failure) {
            if (!CommitFailure.isUnknown(failure)) {
                throw failure;
            }
            thread.lost = failure;
        }
    }

    /**
     * Runs work outside of a transaction and returns its result. A statement sees everything that was committed before
     * it, with or without a transaction; without one, a round trip is saved.
     */
    static <T> T alone(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(true);
        return done(connection, work);
    }

    private static <T> T done(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.in(connection);
        } catch (SQLException failure) {
            rollBack(connection, failure);
            throw NothingDoneException.isMeantBy(failure) ? new NothingDoneException(failure) : failure;
        } catch (RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    /**
     * Sends the last statements of a transaction together with its commit. If the response is lost, the work continues
     * to its result, and the result of the commit is looked up afterwards.
     */
    static void sendLast(Exchange exchange, Connection connection) throws SQLException {
        try {
            exchange.committing(connection, List.of(COMMIT));
        } catch (SQLException failure) {
            if (!CommitFailure.isUnknown(failure)) {
                throw failure;
            }
            ((TransactionThread) Thread.currentThread()).lost = failure;
        }
    }

    /**
     * Sends statements as a transaction of their own: outside of a transaction, statements in one message form one
     * (PostgreSQL manual, "Pipelining").
     */
    static boolean sent(Exchange exchange, Connection connection) throws SQLException {
        try {
            exchange.committing(connection, List.of());
            return true;
        } catch (SQLException failure) {
            throw CommitFailure.isUnknown(failure) ? new UnknownOutcomeException(failure, null) : failure;
        }
    }
}
