package dev.bonin.jdbc.engine;

import dev.bonin.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Transactions on one SQLite file: one thread writes, a few read. */
public final class SqliteTransactions implements Transactions {
    /** Rewrites the first page of the file unchanged; an UPDATE that changes no byte would write nothing. */
    private static final Sql TOUCH = Sql.of("PRAGMA user_version = 0");

    private static final Sql TABLES = Sql.of("SELECT name FROM sqlite_master WHERE type = 'table'");

    private final JobTimeouts timeouts = new JobTimeouts();
    private final SqliteFile file;
    private final SqliteWriter writer;
    private final SqliteReaders readers;

    private SqliteTransactions(SqliteFile file) {
        this.file = file;
        this.writer = new SqliteWriter(file, timeouts);
        this.readers = new SqliteReaders(file, timeouts);
    }

    public static SqliteTransactions open(SqliteFile file) {
        var transactions = new SqliteTransactions(file);
        transactions.writer.start();
        return transactions;
    }

    /** Ignores the mark: without a server no response can be lost. */
    @Override
    public <T> T write(Work<T> work, Mark mark) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return readers.read(work);
    }

    /** Writes unchanged data: only a write detects a full disk or a read-only file. */
    @Override
    public void requireWritable() {
        write(connection -> {
            Tables.writtenByAFinish().oneByOne(connection);
            return TOUCH.update(connection);
        });
    }

    /** A file has no users, and its settings are ours. */
    @Override
    public List<Finding> diagnose() {
        return read(connection -> Tables.missingBesides(TABLES.list(connection, row -> row.getString(1))).stream()
                .toList());
    }

    /** No lock is needed with a single writer. */
    @Override
    public String lockingClause() {
        return "";
    }

    @Override
    public String lockingClause(String table) {
        return "";
    }

    @Override
    public String lockingFreeRowsClause() {
        return "";
    }

    @Override
    public boolean skipsToNextValue() {
        return false;
    }

    @Override
    public Optional<Result<Integer>> lockByWriting(String rows, String condition, Exchange exchange, Object... values) {
        return Optional.empty();
    }

    @Override
    public void shareTable(String table, Exchange exchange) {}

    @Override
    public void lockTable(Connection connection, String table) {}

    @Override
    public void lockName(Connection connection, String name, boolean alone) {}

    @Override
    public Optional<Instant> serverTime() {
        return Optional.empty();
    }

    /** Sends the statements one by one: without a server there are no round trips. */
    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        exchange.oneByOne(connection);
    }

    @Override
    public void sendLast(Exchange exchange, Connection connection) throws SQLException {
        exchange.oneByOne(connection);
    }

    @Override
    public void write(Exchange exchange) {
        writer.write(connection -> {
            exchange.oneByOne(connection);
            return true;
        });
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        timeouts.close();
        file.discard();
    }
}
