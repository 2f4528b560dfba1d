package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The work of a transaction in two exchanges: what the first has found decides what the last writes. Several of the
 * same kind can be sent together, in one transaction.
 */
@FunctionalInterface
public interface TwoExchanges<T> {

    /** Adds the statements of the first exchange; may be called again if the transaction has to be repeated. */
    Answer<T> ask(Exchange first);

    /** Reads the results of the first exchange. */
    @FunctionalInterface
    interface Answer<T> {
        /**
         * Adds the statements of the last exchange, if there are any, whose results it must not depend on.
         *
         * @param connection for rare queries that no exchange can have
         */
        T answer(Exchange last, Connection connection) throws SQLException;
    }

    /** Sends an exchange in a transaction. */
    @FunctionalInterface
    interface Sender {
        void send(Exchange exchange, Connection connection) throws SQLException;
    }

    /**
     * Runs the work in the transaction of {@code connection}.
     *
     * @throws LateDuplicateException if the last exchange violates a unique constraint
     */
    default T in(Connection connection, Sender sending, Sender sendingLast) throws SQLException {
        var first = new Exchange();
        var answer = ask(first);
        sending.send(first, connection);
        var last = new Exchange();
        var result = answer.answer(last, connection);
        if (!last.isEmpty()) {
            sendLast(last, connection, sendingLast);
        }
        return result;
    }

    private static void sendLast(Exchange last, Connection connection, Sender sendingLast) throws SQLException {
        try {
            sendingLast.send(last, connection);
        } catch (SQLException failure) {
            if (Failures.of(failure) instanceof DuplicateException) {
                throw new LateDuplicateException();
            }
            throw failure;
        }
    }

    /** Thrown if the last exchange violates a unique constraint: the first had not found the row, or not yet. */
    final class LateDuplicateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LateDuplicateException() {
            super("a row of the last exchange exists already", null, false, false);
        }
    }
}
