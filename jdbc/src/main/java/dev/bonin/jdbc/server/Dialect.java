package dev.bonin.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import dev.bonin.diagnosis.Finding;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What differs between database servers: a few clauses and locks, how a transaction begins and ends, and what a failure
 * means. Everything else is the same SQL everywhere.
 */
interface Dialect {
    /** Returns the name of the server's kind: that of its threads and of its folder of migrations. */
    String name();

    /** Returns what a URL looks like. */
    String urlShape();

    /** Returns what the pool needs to know to connect, with a limit on every wait. */
    HikariConfig pool(DatabaseSettings.Server settings);

    /** Returns the same as {@link #pool} for migrations, whose statements may take long. */
    HikariConfig poolForMigrations(DatabaseSettings.Server settings);

    /** Returns what failures of this server mean. */
    ServerFailures failures();

    /** Implements {@link Transactions#lockingClause()}. */
    String lockingClause();

    /** Implements {@link Transactions#lockingClause(String)}. */
    String lockingClause(String table);

    /** Implements {@link Transactions#lockingFreeRowsClause()}. */
    String lockingFreeRowsClause();

    /**
     * Returns the clause that makes a query for a row wait until a transaction that is writing it has ended; empty if a
     * row of a session that has ended is never written any more.
     */
    String lookupClause();

    /** Implements {@link Transactions#skipsToNextValue}. */
    boolean skipsToNextValue();

    /** Implements {@link Transactions#lockByWriting}. */
    Optional<Result<Integer>> lockByWriting(String rows, String condition, Exchange exchange, Object... values);

    /** Implements {@link Transactions#lockTable}. */
    void lockTable(Connection connection, String table) throws SQLException;

    /** Implements {@link Transactions#shareTable}. */
    void shareTable(String table, Exchange exchange);

    /** Implements {@link Transactions#lockName}. */
    void lockName(Connection connection, String name, boolean alone) throws SQLException;

    /** Returns the server's time. */
    Instant serverTime(Connection connection) throws SQLException;

    /**
     * Checks that this session can write, and may.
     *
     * @throws SQLException if it cannot; with a code of {@link ServerFailures#isReadOnly} if the server is read-only
     */
    void requireWritable(Connection connection) throws SQLException;

    /** Returns the findings on the server and on its user's rights. */
    List<Finding> diagnose(Connection connection) throws SQLException;

    /** Begins a transaction, unless the next statement does. */
    void begin(Connection connection) throws SQLException;

    /** Lets the next statements run outside of a transaction, which saves a round trip. */
    void alone(Connection connection) throws SQLException;

    /**
     * Returns whether several callers may share a transaction: if the driver counts the changes of a batch, and a group
     * conflicts with nothing that one of its callers would not conflict with.
     */
    boolean sharesTransactions();

    /** Lets the transaction of a group that has just begun wait less long for locks: all of its callers wait. */
    default void hurry(Connection connection) throws SQLException {}

    /** Commits. Where the response is lost, {@link ServerFailures#isUnknown} says so of the failure. */
    void commit(Connection connection) throws SQLException;

    /** Rolls back, if there is a transaction. */
    void rollBack(Connection connection) throws SQLException;

    /** Sends statements of a transaction in one round trip. */
    void send(Exchange exchange, Connection connection) throws SQLException;

    /** Implements {@link Transactions#updateEach}. */
    default int updateEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        return Arrays.stream(countEach(text, rows, connection)).sum();
    }

    /**
     * Runs a statement once per row, and returns how many rows each has changed.
     *
     * @throws SQLException also if the driver does not say how many rows each has changed
     */
    default int[] countEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        return Sql.countEach(text, rows, connection);
    }

    /** Sends the last statements of a transaction together with its commit. */
    void sendCommitting(Exchange exchange, Connection connection) throws SQLException;

    /** Sends statements as a transaction of their own in one round trip. */
    void sendAlone(Exchange exchange, Connection connection) throws SQLException;
}
