package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.rotation.RegisteredKeys;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The few registered keys. A transaction that reads them keeps others from changing them until it ends, since changes
 * lock the table first: so no row is written with a key after its retirement.
 */
final class RingKeyRows {
    static final String TABLE = "bonin_ring_key";

    private static final String ALL = "SELECT id, key_use, check_value, retiring FROM bonin_ring_key";
    private static final String IN_ORDER = ALL + " ORDER BY created_at, id";

    private RingKeyRows() {}

    static List<RegisteredKey> list(Connection connection) throws SQLException {
        return Sql.of(IN_ORDER).list(connection, RingKeyRows::key);
    }

    static RegisteredKeys read(Transactions transactions, Connection connection) throws SQLException {
        var exchange = new Exchange();
        transactions.shareTable(TABLE, exchange);
        var keys = ask(exchange);
        transactions.send(exchange, connection);
        return new RegisteredKeys(keys.get());
    }

    /**
     * Reads the keys unordered: writers need no order, and sorting would cost time in every write. They share the table
     * first.
     */
    static Result<List<RegisteredKey>> ask(Exchange exchange) {
        return exchange.list(Sql.of(ALL), RingKeyRows::key);
    }

    private static RegisteredKey key(ResultSet row) throws SQLException {
        return new RegisteredKey(
                new KeyId(row.getString(1)), KeyUse.valueOf(row.getString(2)), row.getString(3), row.getInt(4) != 0);
    }
}
