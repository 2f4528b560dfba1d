package dev.bonin.jdbc.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Transactions on PostgreSQL, each on a connection of its own. Whatever the server does, nobody waits for it longer
 * than the limits of {@link PostgreSqlJobs}.
 */
public final class PostgreSqlTransactions implements Transactions {
    /** Says "on" also on a standby, and where it is the default of the role, the database or the server. */
    private static final Sql WRITABLE = Sql.of("SELECT current_setting('transaction_read_only') FROM bonin_mode_stamp");

    private final PostgreSqlJobs jobs;

    private PostgreSqlTransactions(HikariDataSource pool) {
        this.jobs = new PostgreSqlJobs(pool);
    }

    public static PostgreSqlTransactions open(DatabaseSettings.PostgreSql settings) {
        return new PostgreSqlTransactions(PostgreSqlPool.open(settings));
    }

    HikariDataSource pool() {
        return jobs.pool();
    }

    /**
     * Retries on a new connection if the old one ended before the commit: a restarted server has closed all
     * connections, and this shows only when they are used.
     */
    @Override
    public <T> T write(Work<T> work, Mark mark) {
        return jobs.onItsThread(Job.writing(connection -> PostgreSqlWork.committed(connection, work)), mark);
    }

    @Override
    public <T> T read(Work<T> work) {
        return jobs.onItsThread(Job.reading(connection -> PostgreSqlWork.alone(connection, work)), Mark.NONE);
    }

    @Override
    public void requireWritable() {
        read(connection -> {
            jobs.requireSpace();
            if (WRITABLE.list(connection, row -> row.getString(1)).contains("on")) {
                throw CommitFailure.readOnly();
            }
            return true;
        });
    }

    @Override
    public String lockingClause() {
        return " FOR UPDATE";
    }

    @Override
    public String lockingClause(String table) {
        return " FOR UPDATE OF " + table;
    }

    @Override
    public String lockingFreeRowsClause() {
        return " FOR UPDATE SKIP LOCKED";
    }

    /**
     * PostgreSQL takes a statement's locks before its snapshot: a statement that waited for this lock sees all commits
     * made meanwhile.
     */
    @Override
    public void lockTable(Connection connection, String table) throws SQLException {
        Sql.of("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE").update(connection);
    }

    /** Uses an advisory lock: nothing is written, and the server releases it with the transaction. */
    @Override
    public void lockName(Connection connection, String name, boolean alone) throws SQLException {
        var lock = alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        Sql.of("SELECT " + lock + "(hashtextextended(?, 0))", name).list(connection, row -> true);
    }

    @Override
    public Optional<Instant> serverTime() {
        var seconds = "SELECT extract(epoch FROM clock_timestamp())::double precision";
        return read(connection -> Sql.of(seconds).list(connection, row -> time(row.getDouble(1)))).stream()
                .findFirst();
    }

    private static Instant time(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    }

    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        exchange.together(connection);
    }

    /** If the response is lost, the work continues to its result, and the commit is looked up afterwards. */
    @Override
    public void sendLast(Exchange exchange, Connection connection) throws SQLException {
        PostgreSqlWork.sendLast(exchange, connection);
    }

    /** Statements sent in one message outside a transaction form a transaction (PostgreSQL manual, "Pipelining"). */
    @Override
    public void write(Exchange exchange) {
        Work<Boolean> sent = connection -> PostgreSqlWork.sent(exchange, connection);
        jobs.onItsThread(Job.writing(connection -> PostgreSqlWork.alone(connection, sent)), Mark.NONE);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
