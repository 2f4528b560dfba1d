package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.KeyScope;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import dev.bonin.sealing.SealedStore.NewIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The indexes of person keys during the replacement of an index key. */
public final class IndexRows {
    /** The columns that {@link #key} reads, of a table {@code k}. */
    public static final String KEY = "SELECT k.id, k.application, k.kind, k.scope, k.sealed, k.provided_by,"
            + " k.provided_at, k.wrapped, k.ring_key_id FROM bonin_person_key k ";

    public static final String MISSING = KEY + """
            WHERE k.id > ? AND k.id <= ?
              AND NOT EXISTS (SELECT 1 FROM bonin_person_index i WHERE i.index_key_id = ? AND i.person_key_id = k.id)
            ORDER BY k.id LIMIT ?""";
    static final String ADD = """
            INSERT INTO bonin_person_index (application, kind, index_key_id, key_index, person_key_id)
            SELECT k.application, k.kind, ?, ?, k.id FROM bonin_person_key k
            WHERE k.id = ?
              AND NOT EXISTS (SELECT 1 FROM bonin_person_index i WHERE i.index_key_id = ? AND i.person_key_id = k.id)
              AND NOT EXISTS (SELECT 1 FROM bonin_person_index o
                WHERE o.application = k.application AND o.kind = k.kind AND o.index_key_id = ? AND o.key_index = ?)""";

    /** Counts since MySQL would read the whole index at each page to answer an EXISTS. */
    public static final String REPLACED = """
            SELECT i.person_key_id FROM bonin_person_index i
            WHERE i.index_key_id = ?
              AND EXISTS (SELECT 1 FROM bonin_ring_key r WHERE r.id = i.index_key_id AND r.retiring = 1)
              AND (SELECT COUNT(*) FROM bonin_person_index o
                WHERE o.person_key_id = i.person_key_id AND o.index_key_id IN
                  (SELECT r.id FROM bonin_ring_key r WHERE r.key_use = 'INDEX' AND r.retiring = 0)) > 0
            ORDER BY i.person_key_id LIMIT ?""";

    static final String DROP = "DELETE FROM bonin_person_index WHERE index_key_id = ? AND person_key_id = ?";

    private final Transactions transactions;

    IndexRows(Transactions transactions) {
        this.transactions = transactions;
    }

    List<PersonKey> missing(KeyId indexKey, String after, int most) {
        return new Pieces("bonin_person_key", "id", transactions)
                .list(
                        after,
                        most,
                        (from, last, room) -> Sql.of(MISSING, from, last, indexKey.hex(), room),
                        IndexRows::key);
    }

    public static PersonKey key(ResultSet row) throws SQLException {
        var id = row.getString("id");
        return new PersonKey(
                id,
                row.getString("application"),
                Kind.valueOf(row.getString("kind")),
                new KeyScope(row.getString("scope")),
                Map.of(),
                DataKeyRows.read(id, row),
                row.getString("sealed"),
                row.getString("provided_by"),
                Instant.ofEpochMilli(row.getLong("provided_at")));
    }

    /**
     * Locks the person keys against concurrent erasure: a leftover index without a person would prevent that person
     * from being indexed again.
     */
    int add(KeyId indexKey, List<NewIndex> added) {
        return transactions.write(connection -> {
            RingKeyRows.read(transactions, connection).requireLive(indexKey, KeyUse.INDEX);
            var there = locked(added, connection);
            var rows = added.stream()
                    .filter(index -> there.contains(index.personKey()))
                    .sorted((one, other) -> one.personKey().compareTo(other.personKey()))
                    .map(index -> row(indexKey, index))
                    .toList();
            return rows.isEmpty() ? 0 : transactions.updateEach(ADD, rows, connection);
        });
    }

    private Set<String> locked(List<NewIndex> added, Connection connection) throws SQLException {
        if (added.isEmpty()) {
            return Set.of();
        }
        var condition = "WHERE p.id IN (" + String.join(", ", Collections.nCopies(added.size(), "?")) + ")";
        var values = added.stream().map(NewIndex::personKey).toArray();
        var exchange = new Exchange();
        transactions.lockByWriting("bonin_person_key p", condition, exchange, values);
        var query =
                "SELECT p.id FROM bonin_person_key p " + condition + " ORDER BY p.id" + transactions.lockingClause();
        var found = exchange.list(Sql.of(query, values), row -> row.getString(1));
        transactions.send(exchange, connection);
        return new HashSet<>(found.get());
    }

    private static @Nullable Object[] row(KeyId indexKey, NewIndex index) {
        return new @Nullable Object[] {
            indexKey.hex(), index.hash(), index.personKey(), indexKey.hex(), indexKey.hex(), index.hash()
        };
    }

    int drop(KeyId indexKey, int most) {
        return transactions.write(connection -> {
            var rows = Sql.of(REPLACED, indexKey.hex(), most)
                    .list(connection, row -> new @Nullable Object[] {indexKey.hex(), row.getString(1)});
            return rows.isEmpty() ? 0 : transactions.updateEach(DROP, rows, connection);
        });
    }
}
