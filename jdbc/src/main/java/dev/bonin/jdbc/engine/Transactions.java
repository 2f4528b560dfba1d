package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Runs work in transactions of one database. Nothing of failed work stays; what returned is on the disk. */
public interface Transactions extends AutoCloseable {

    /**
     * Runs {@code work} alone, or as if it were alone.
     *
     * @throws DuplicateException if a unique constraint stood against it
     * @throws StoreException if it could not be done, or, with {@code UNKNOWN}, it is not known whether it was
     */
    default <T> T write(Work<T> work) {
        return write(work, Mark.NONE);
    }

    /**
     * As {@link #write(Work)}. Where the answer to the commit is lost, it is looked up whether the transaction is
     * there, and its result is returned if it is.
     *
     * @param mark what nothing but this transaction writes
     */
    <T> T write(Work<T> work, Mark mark);

    /** Runs {@code work}, which changes nothing, on everything that was written before. */
    <T> T read(Work<T> work);

    /** Asks {@code exchange}, which changes nothing. */
    default void read(Exchange exchange) {
        read(connection -> {
            send(exchange, connection);
            return true;
        });
    }

    /**
     * Makes sure that something could be written now. It is cheap enough to be asked every second.
     *
     * @throws StoreException if not, or it could not be found out
     */
    void requireWritable();

    /** What follows a SELECT whose rows this transaction is going to change. */
    String lockingClause();

    /** The same, where only the rows of one table of several change. */
    String lockingClause(String table);

    /** The same, where rows that another transaction has locked are left to it. */
    String lockingFreeRowsClause();

    /**
     * Waits until no other transaction that has read from {@code table} is still going on, and keeps new ones waiting
     * until this one ends.
     */
    void lockTable(Connection connection, String table) throws SQLException;

    /**
     * Holds a name until this transaction ends.
     *
     * @param alone whether to wait for all others that hold it; otherwise for those that hold it alone
     */
    void lockName(Connection connection, String name, boolean alone) throws SQLException;

    /** What the server's clock shows; empty where there is no server. */
    Optional<Instant> serverTime();

    /** Asks all of {@code exchange}, at once where the database allows that. */
    void send(Exchange exchange, Connection connection) throws SQLException;

    /**
     * As {@link #send}, and this is the last that a transaction asks: the server may commit it at once. Nothing that it
     * answers is needed for what the work returns.
     */
    void sendLast(Exchange exchange, Connection connection) throws SQLException;

    /**
     * A transaction that is nothing but {@code exchange}.
     *
     * @throws StoreException as {@link #write(Work)}; with {@code UNKNOWN} the caller looks what is there, if it can
     */
    void write(Exchange exchange);

    @Override
    void close();
}
