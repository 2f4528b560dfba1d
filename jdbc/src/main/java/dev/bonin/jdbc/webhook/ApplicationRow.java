package dev.bonin.jdbc.webhook;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** The row of an application, which whoever changes anything of the application locks first. */
public final class ApplicationRow {
    private ApplicationRow() {}

    /** Returns whether the application exists. If so, it is locked until the transaction ends. */
    public static boolean isLocked(String name, Transactions transactions, Connection connection) throws SQLException {
        var exchange = new Exchange();
        transactions.lockByWriting("bonin_application p", "WHERE p.name = ?", exchange, name);
        var found = exchange.list(
                Sql.of("SELECT name FROM bonin_application WHERE name = ?" + transactions.lockingClause(), name),
                row -> row.getString(1));
        transactions.send(exchange, connection);
        return !found.get().isEmpty();
    }
}
