package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.WrappedDataKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registered keys, and the migration of rows from one key to the next. */
public final class JdbcSealedStore implements SealedStore {
    private static final String REGISTER =
            "INSERT INTO bonin_ring_key (id, key_use, check_value, retiring, created_at) VALUES (?, ?, ?, 0, ?)";
    /** Selects the minimum, so that the planner uses an index even if its statistics suggest a short scan. */
    public static final String FORGET = """
            DELETE FROM bonin_ring_key
            WHERE id = ? AND retiring = 1
              AND (SELECT min(id) FROM bonin_data_key WHERE ring_key_id = ?) IS NULL
              AND (SELECT min(person_key_id) FROM bonin_person_index WHERE index_key_id = ?) IS NULL""";

    public static final String WRAPPED_BY = """
            SELECT id AS data_key_id, wrapped, ring_key_id FROM bonin_data_key
            WHERE ring_key_id = ? AND id > ? ORDER BY id LIMIT ?""";
    static final String REWRAP =
            "UPDATE bonin_data_key SET wrapped = ?, ring_key_id = ? WHERE id = ? AND wrapped = ? AND ring_key_id = ?";

    private final Transactions transactions;
    private final IndexRows indexes;

    public JdbcSealedStore(Transactions transactions) {
        this.transactions = transactions;
        this.indexes = new IndexRows(transactions);
    }

    @Override
    public List<RegisteredKey> keys() {
        return transactions.read(RingKeyRows::list);
    }

    @Override
    public boolean isEmpty() {
        return transactions.read(
                connection -> !isAny("bonin_data_key", connection) && !isAny("bonin_person_index", connection));
    }

    private static boolean isAny(String table, Connection connection) throws SQLException {
        return !Sql.of("SELECT 1 FROM " + table + " LIMIT 1")
                .list(connection, row -> row.getInt(1))
                .isEmpty();
    }

    @Override
    public boolean register(RingKey key) {
        return transactions.write(connection -> {
            transactions.lockTable(connection, RingKeyRows.TABLE);
            var same = RingKeyRows.list(connection).stream()
                    .filter(known -> known.id().equals(key.id()))
                    .findFirst();
            if (same.isEmpty()) {
                register(key, connection);
            }
            return same.isEmpty()
                    || (same.get().use() == key.use() && same.get().check().equals(key.check()));
        });
    }

    private static void register(RingKey key, Connection connection) throws SQLException {
        Sql.of(
                        REGISTER,
                        key.id().hex(),
                        key.use().name(),
                        key.check(),
                        key.createdAt().toEpochMilli())
                .update(connection);
    }

    @Override
    public boolean begin(List<RingKey> keys) {
        return transactions.write(connection -> {
            transactions.lockTable(connection, RingKeyRows.TABLE);
            var isFirst = RingKeyRows.list(connection).isEmpty();
            for (var key : isFirst ? keys : List.<RingKey>of()) {
                register(key, connection);
            }
            return isFirst;
        });
    }

    @Override
    public void retiring(KeyId id) {
        transactions.write(connection -> {
            transactions.lockTable(connection, RingKeyRows.TABLE);
            return Sql.of("UPDATE bonin_ring_key SET retiring = 1 WHERE id = ?", id.hex())
                    .update(connection);
        });
    }

    @Override
    public boolean forget(KeyId id) {
        return transactions.write(connection -> {
            transactions.lockTable(connection, RingKeyRows.TABLE);
            return Sql.of(FORGET, id.hex(), id.hex(), id.hex()).update(connection) == 1;
        });
    }

    @Override
    public List<WrappedDataKey> wrappedBy(KeyId ringKey, String after, int most) {
        return transactions.read(
                connection -> Sql.of(WRAPPED_BY, ringKey.hex(), after, most).list(connection, DataKeyRows::read));
    }

    /** Processes rows in the order of ids, as every process does, to prevent deadlocks. */
    @Override
    public int rewrap(List<Rewrapped> dataKeys) {
        var rows = dataKeys.stream()
                .sorted(Comparator.comparing(key -> key.before().id()))
                .map(JdbcSealedStore::row)
                .toList();
        return transactions.write(connection -> {
            var ringKeys = RingKeyRows.read(transactions, connection);
            dataKeys.forEach(key -> ringKeys.requireLive(key.after().ringKey(), KeyUse.SEALING));
            return rows.isEmpty() ? 0 : transactions.updateEach(REWRAP, rows, connection);
        });
    }

    private static @Nullable Object[] row(Rewrapped key) {
        return new @Nullable Object[] {
            key.after().wrapped(),
            key.after().ringKey().hex(),
            key.before().id(),
            key.before().wrapped(),
            key.before().ringKey().hex()
        };
    }

    @Override
    public List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most) {
        return indexes.missing(indexKey, after, most);
    }

    @Override
    public int index(KeyId indexKey, List<NewIndex> added) {
        return indexes.add(indexKey, added);
    }

    @Override
    public int dropIndexesOf(KeyId indexKey, int most) {
        return indexes.drop(indexKey, most);
    }

    @Override
    public long servedBy(KeyId id, KeyUse use) {
        var table = use == KeyUse.SEALING
                ? "SELECT count(*) FROM bonin_data_key WHERE ring_key_id = ?"
                : "SELECT count(*) FROM bonin_person_index WHERE index_key_id = ?";
        return count(Sql.of(table, id.hex()));
    }

    /** Each person key has at most one index per index key, so a difference of counts is sufficient. */
    @Override
    public long countNotIndexedBy(KeyId indexKey) {
        return count(Sql.of(
                "SELECT (SELECT count(*) FROM bonin_person_key) - (SELECT count(*) FROM bonin_person_index WHERE index_key_id = ?)",
                indexKey.hex()));
    }

    private long count(Sql query) {
        return transactions.read(
                connection -> query.list(connection, row -> row.getLong(1)).get(0));
    }
}
