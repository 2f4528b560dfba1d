package dev.bonin.jdbc.engine;

import dev.bonin.diagnosis.Finding;
import dev.bonin.verification.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in transactions of one database. A failed transaction leaves no changes; after a return the changes are on
 * disk.
 */
public interface Transactions extends AutoCloseable {

    /**
     * Runs {@code work} in a transaction, isolated from others.
     *
     * @throws DuplicateException if a unique constraint is violated
     * @throws StoreException if the transaction failed, or, with {@code UNKNOWN}, if its result is unknown
     */
    default <T> T write(Work<T> work) {
        return write(work, Mark.NONE);
    }

    /**
     * Runs like {@link #write(Work)}. If the response to the commit is lost, looks up whether the transaction was
     * committed, and returns its result if so.
     *
     * @param mark a row that only this transaction writes
     */
    <T> T write(Work<T> work, Mark mark);

    /**
     * Runs like {@link #write(Work, Mark)}. What waits is sent together, in one transaction; the failure of one never
     * fails the others, and alone no call waits.
     *
     * @throws TwoExchanges.LateDuplicateException if the last exchange violates a unique constraint
     */
    default <T> T writeTogether(TwoExchanges<T> work, Mark mark) {
        return write(connection -> work.in(connection, this::send, this::sendLast), mark);
    }

    /**
     * Returns the findings on the server and on its user's rights; none on a file.
     *
     * @throws StoreException if it cannot be asked
     */
    default List<Finding> diagnose() {
        return List.of();
    }

    /**
     * Runs {@code work} in a transaction of its own if the calling thread is in one of a caller, who cannot roll it
     * back; otherwise does nothing. If it fails, the caller's transaction has to be rolled back.
     *
     * @throws StoreException as {@link #write(Work, Mark)}
     */
    default void writeApart(Work<?> work, Mark mark) {}

    /**
     * Prepares {@link #writeApart} in the background, while connections are still to be had: callers that wait for each
     * other's would get none.
     */
    default void expectCallers() {}

    /** Runs {@code work}, which changes nothing, and sees all earlier writes. */
    <T> T read(Work<T> work);

    /** Sends {@code exchange}, which changes nothing; together with others if some wait. */
    default void read(Exchange exchange) {
        read(connection -> {
            send(exchange, connection);
            return true;
        });
    }

    /**
     * Checks that the database accepts writes. Cheap enough to be called every second.
     *
     * @throws StoreException if it does not, or this is unknown
     */
    void requireWritable();

    /** Returns the clause that follows a SELECT whose rows this transaction is going to change. */
    String lockingClause();

    /** Returns the same clause for queries of which only the rows of one table change. */
    String lockingClause(String table);

    /** Returns the same clause, but skipping rows that another transaction has locked. */
    String lockingFreeRowsClause();

    /**
     * Returns whether {@code SELECT DISTINCT} of what an index begins with reads one entry of the index for each value.
     * Elsewhere a recursion does that, which in turn reads every entry where this is true.
     */
    boolean skipsToNextValue();

    /**
     * Adds the statement that locks rows by writing them, where clauses are not enough: in clusters whose nodes do not
     * see each other's locks. Queries that are added afterwards see what other transactions have committed before.
     *
     * @param rows the table, called {@code p}, and those that are joined to find its rows
     * @param condition {@code WHERE} and what follows, or empty
     * @return the number of locked rows; empty if the clauses are enough
     */
    Optional<Result<Integer>> lockByWriting(String rows, String condition, Exchange exchange, Object... values);

    /**
     * Adds what keeps others from {@link #lockTable} until this transaction ends, in addition to the query that reads
     * from it.
     */
    void shareTable(String table, Exchange exchange);

    /**
     * Waits for the end of all other transactions that have read from {@code table} with {@link #shareTable}, and
     * blocks new ones until this transaction ends.
     */
    void lockTable(Connection connection, String table) throws SQLException;

    /**
     * Locks a name until this transaction ends.
     *
     * @param alone whether to lock exclusively; otherwise the lock is shared
     */
    void lockName(Connection connection, String name, boolean alone) throws SQLException;

    /** Returns the server's time; empty without a server. */
    Optional<Instant> serverTime();

    /** Sends {@code exchange}, in one round trip if the database supports it. */
    void send(Exchange exchange, Connection connection) throws SQLException;

    /**
     * Runs a statement once per row.
     *
     * @return the total number of changed rows
     */
    default int updateEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        return Sql.updateEach(text, rows, connection);
    }

    /**
     * Sends the last statements of a transaction; the server may commit with them. The work's result must not depend on
     * their results.
     */
    void sendLast(Exchange exchange, Connection connection) throws SQLException;

    /**
     * Runs a transaction that consists of {@code exchange} only; together with others as {@link #writeTogether}.
     *
     * @throws StoreException as {@link #write(Work)}; on {@code UNKNOWN} the caller checks the stored rows, if it
     *     can
     */
    void write(Exchange exchange);

    /**
     * Returns transactions that take part in those of {@code callers}; what is no part of one runs as here.
     *
     * @throws IllegalStateException if this database has no connections that a caller could have
     */
    default Transactions joining(DatabaseSettings.Callers callers) {
        throw new IllegalStateException(
                "database: a file with a single writer (expected: PostgreSQL, MariaDB or MySQL, to join a transaction)");
    }

    @Override
    void close();
}
