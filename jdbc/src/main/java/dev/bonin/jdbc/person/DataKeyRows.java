package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.WrappedDataKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Data keys as rows, each wrapped with a key of the ring. */
public final class DataKeyRows {
    private DataKeyRows() {}

    public static void insert(List<WrappedDataKey> keys, Connection connection) throws SQLException {
        inserting(keys).update(connection);
    }

    /**
     * Returns the statement that inserts these keys.
     *
     * @param keys at least one
     */
    static Sql inserting(List<WrappedDataKey> keys) {
        var rows = keys.stream()
                .map(key -> new Object[] {key.id(), key.wrapped(), key.ringKey().hex()})
                .toList();
        return Sql.insert("bonin_data_key (id, wrapped, ring_key_id)", rows);
    }

    /**
     * Checks that new rows may be sealed as this one, until the transaction ends.
     *
     * @throws dev.bonin.rotation.KeysOutdatedException if its key of the ring is not live
     */
    public static void requireLive(WrappedDataKey key, Transactions transactions, Connection connection)
            throws SQLException {
        RingKeyRows.read(transactions, connection).requireLive(key.ringKey(), KeyUse.SEALING);
    }

    /** Reads a row with the columns {@code data_key_id}, {@code ring_key_id} and {@code wrapped}. */
    public static WrappedDataKey read(ResultSet row) throws SQLException {
        return new WrappedDataKey(
                row.getString("data_key_id"), new KeyId(row.getString("ring_key_id")), row.getString("wrapped"));
    }
}
