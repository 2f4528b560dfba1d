package dev.bonin.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Transactions on one SQLite file: one thread writes, a few read. */
final class SqliteTransactions implements Transactions {
    private final SqliteWriter writer;
    private final SqliteReaders readers;

    private SqliteTransactions(SqliteWriter writer, SqliteReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    static SqliteTransactions open(SqliteFile file) {
        var writer = new SqliteWriter(file);
        writer.start();
        return new SqliteTransactions(writer, new SqliteReaders(file));
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return readers.read(work);
    }

    /** Nobody else writes meanwhile. */
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
    public void lockTable(Connection connection, String table) {}

    @Override
    public void all(List<Sql> statements, Connection connection) throws SQLException {
        for (var statement : statements) {
            statement.update(connection);
        }
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
