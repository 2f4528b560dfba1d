package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work on one connection to PostgreSQL, from its first statement to the commit. It runs on the threads of
 * {@link PostgreSqlJobs}, which note what became of a commit that was sent with the last statements.
 */
final class PostgreSqlWork {
    private static final Sql COMMIT = Sql.of("COMMIT");

    private PostgreSqlWork() {}

    /** Notes what became of a commit that was sent with the last statements, until the transaction ends. */
    static final class TransactionThread extends Thread {
        private @Nullable SQLException lost;

        TransactionThread(Runnable work) {
            super(work, "bonin-postgresql");
            setDaemon(true);
        }
    }

    /**
     * The connection ended, or cannot write, before a commit was asked for on it, so the same work may be done on
     * another.
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
     * Returns what work came to that is committed.
     *
     * @throws NothingDoneException if the same work may be done on another connection
     * @throws UnknownOutcomeException if the answer to the commit was lost
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
     * Returns what work came to outside of a transaction. A statement sees all that was committed before it, inside a
     * transaction or outside; outside, the server is asked once less.
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
     * Sends the last statements of a transaction, and its commit with them. Where the answer is lost the work goes on
     * to its result, and what became of it is looked up afterwards.
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
     * Sends statements that are a transaction of their own: what is sent outside of one in one message is one
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
