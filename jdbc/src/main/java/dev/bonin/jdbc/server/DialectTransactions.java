package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clauses, locks and messages as the dialect of a server has them, whoever begins and ends the transactions. */
abstract class DialectTransactions implements Transactions {
    private final Dialect dialect;

    DialectTransactions(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    @Override
    public String lockingClause() {
        return dialect.lockingClause();
    }

    @Override
    public String lockingClause(String table) {
        return dialect.lockingClause(table);
    }

    @Override
    public String lockingFreeRowsClause() {
        return dialect.lockingFreeRowsClause();
    }

    @Override
    public Optional<Result<Integer>> lockByWriting(String rows, String condition, Exchange exchange, Object... values) {
        return dialect.lockByWriting(rows, condition, exchange, values);
    }

    @Override
    public void shareTable(String table, Exchange exchange) {
        dialect.shareTable(table, exchange);
    }

    @Override
    public void lockTable(Connection connection, String table) throws SQLException {
        dialect.lockTable(connection, table);
    }

    @Override
    public void lockName(Connection connection, String name, boolean alone) throws SQLException {
        dialect.lockName(connection, name, alone);
    }

    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        dialect.send(exchange, connection);
    }

    @Override
    public int updateEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        return dialect.updateEach(text, rows, connection);
    }

    @Override
    public boolean skipsToNextValue() {
        return dialect.skipsToNextValue();
    }
}
