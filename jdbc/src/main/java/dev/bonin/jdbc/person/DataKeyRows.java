package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.WrappedDataKey;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Data keys, each wrapped with a key of the ring, in two columns of the row that they open. */
public final class DataKeyRows {
    private DataKeyRows() {}

    /**
     * Checks that new rows may be sealed as this one, until the transaction ends.
     *
     * @throws dev.bonin.rotation.KeysOutdatedException if its key of the ring is not live
     */
    public static void requireLive(WrappedDataKey key, Transactions transactions, Connection connection)
            throws SQLException {
        RingKeyRows.read(transactions, connection).requireLive(key.ringKey(), KeyUse.SEALING);
    }

    /**
     * Reads the data key of a sealed row, in its columns {@code wrapped} and {@code ring_key_id}.
     *
     * @param id the id that the data key is bound to
     */
    public static WrappedDataKey read(@Nullable String id, ResultSet row) throws SQLException {
        var wrapped = row.getString("wrapped");
        var ringKey = row.getString("ring_key_id");
        if (id == null || wrapped == null || ringKey == null) {
            throw new StoreException(Kind.BROKEN, "the data key of a sealed row is missing");
        }
        return new WrappedDataKey(id, new KeyId(ringKey), wrapped);
    }
}
