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
import java.util.List;

/** The registered keys, and the migration of rows from one key to the next. */
public final class JdbcSealedStore implements SealedStore {
    private static final String REGISTER =
            "INSERT INTO bonin_ring_key (id, key_use, check_value, retiring, created_at) VALUES (?, ?, ?, 0, ?)";
    /** Selects the minimum, so that the planner uses an index even if its statistics suggest a short scan. */
    public static final String FORGET = """
            DELETE FROM bonin_ring_key
            WHERE id = ? AND retiring = 1
              AND (SELECT min(person_key_id) FROM bonin_person_index WHERE index_key_id = ?) IS NULL""";

    private final Transactions transactions;
    private final IndexRows indexes;
    private final WrappedRows wrapped;

    public JdbcSealedStore(Transactions transactions) {
        this.transactions = transactions;
        this.indexes = new IndexRows(transactions);
        this.wrapped = new WrappedRows(transactions);
    }

    @Override
    public List<RegisteredKey> keys() {
        return transactions.read(RingKeyRows::list);
    }

    @Override
    public boolean isEmpty() {
        return !isAnyIndexed() && wrapped.isEmpty();
    }

    private boolean isAnyIndexed() {
        return !transactions
                .read(connection ->
                        Sql.of("SELECT 1 FROM bonin_person_index LIMIT 1").list(connection, row -> row.getInt(1)))
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

    /**
     * Looks for data keys before it locks the table, piece by piece, so that writers do not wait for the search. No row
     * is missed. Writers share the table from their check of the keys to their commit, and {@link #retiring} locks it:
     * whoever sees the key as retiring also sees every row that was written with it, and none is written any more. So a
     * piece without such a row stays without one, and the key stays retiring until it is deleted.
     */
    @Override
    public boolean forget(KeyId id) {
        return wrapsNothing(id)
                && transactions.write(connection -> {
                    transactions.lockTable(connection, RingKeyRows.TABLE);
                    return Sql.of(FORGET, id.hex(), id.hex()).update(connection) == 1;
                });
    }

    private boolean wrapsNothing(KeyId id) {
        var retired = keys().stream()
                .filter(key -> key.id().equals(id) && key.retiring())
                .findFirst();
        return retired.isPresent() && (retired.get().use() == KeyUse.INDEX || !wrapped.isAnyWrappedBy(id));
    }

    @Override
    public List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most) {
        return wrapped.wrappedBy(ringKey, holder, after, most);
    }

    @Override
    public int rewrap(Holder holder, List<Rewrapped> dataKeys) {
        return wrapped.rewrap(holder, dataKeys);
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
        return use == KeyUse.SEALING
                ? wrapped.countWrappedBy(id)
                : count(Sql.of("SELECT count(*) FROM bonin_person_index WHERE index_key_id = ?", id.hex()));
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
