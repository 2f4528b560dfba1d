package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.PersonId;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the stored data of the person of one verification, and the person if no row references them any more. The
 * person is locked first: a concurrent transaction that stores another verification or account of this person either
 * commits before and is seen here, or does not find the person.
 */
public final class ErasedRows {
    public static final List<String> OF_KEYS = List.of(
            "DELETE FROM bonin_person_key WHERE id = ?",
            "DELETE FROM bonin_person_index WHERE person_key_id = ? AND index_key_id IN (SELECT id FROM bonin_ring_key)");

    /** A person is kept as long as a verification names them, or they are kept for anything else. */
    public static final String NEEDED = Stream.concat(Stream.of("bonin_identity"), ScopeRows.tables())
            .map(table -> "SELECT 1 FROM " + table + " WHERE person_id = ?")
            .collect(Collectors.joining(" UNION ALL ", "", " LIMIT 1"));

    private final Transactions transactions;
    private final Connection connection;

    public ErasedRows(Transactions transactions, Connection connection) {
        this.transactions = transactions;
        this.connection = connection;
    }

    /**
     * The result of a deletion.
     *
     * @param person the verification's person
     * @param rows the number of deleted rows
     */
    public record Destroyed(Optional<PersonId> person, int rows) {}

    private record Kept(@Nullable String person) {}

    public Destroyed destroy(VerificationId id) throws SQLException {
        int waiting = HandoverRows.destroy(id, connection);
        var kept = Sql.of("SELECT person_id FROM bonin_identity WHERE verification_id = ?", id.value())
                .list(connection, row -> new Kept(row.getString(1)));
        if (kept.isEmpty()) {
            return new Destroyed(Optional.empty(), waiting);
        }
        var person = Optional.ofNullable(kept.get(0).person());
        if (person.isPresent()) {
            lock(person.get());
        }
        int rows = waiting + deleteWhere("bonin_identity", "verification_id", id.value());
        if (person.isPresent()) {
            rows += leave(person.get());
        }
        return new Destroyed(person.map(PersonId::new), rows);
    }

    private void lock(String person) throws SQLException {
        var exchange = new Exchange();
        transactions.lockByWriting("bonin_person p", "WHERE p.id = ?", exchange, person);
        exchange.list(
                Sql.of("SELECT id FROM bonin_person WHERE id = ?" + transactions.lockingClause(), person),
                row -> row.getString(1));
        transactions.send(exchange, connection);
    }

    /**
     * Deletes a person without any verification, account, wait or ban. The caller must hold the person's lock.
     *
     * @return the number of deleted rows
     */
    public int leave(String person) throws SQLException {
        return isNeeded(person) ? 0 : destroyPerson(person);
    }

    private boolean isNeeded(String person) throws SQLException {
        return !Sql.of(NEEDED, person, person, person, person)
                .list(connection, row -> row.getInt(1))
                .isEmpty();
    }

    private int destroyPerson(String person) throws SQLException {
        var keys = Sql.of("SELECT id FROM bonin_person_key WHERE person_id = ? ORDER BY id", person);
        int rows = deleteWhere("bonin_person", "id", person);
        return rows + destroyKeys(keys);
    }

    /** Deletes a person's DIs and returns the number of deleted rows. The caller must hold the person's lock. */
    public int destroyDis(String person) throws SQLException {
        int rows = destroyKeys(
                Sql.of("SELECT id FROM bonin_person_key WHERE person_id = ? AND kind = 'DI' ORDER BY id", person));
        var left = ScopeRows.of(new PersonId(person), connection);
        for (var change : ScopeRows.changing(new PersonId(person), left).toList()) {
            change.update(connection);
        }
        return rows;
    }

    /**
     * Deletes the keys first: a concurrent transaction that adds an index locks its key, so the index is visible when
     * the indexes are deleted.
     */
    private int destroyKeys(Sql query) throws SQLException {
        var keys = query.list(connection, row -> new @Nullable Object[] {row.getString(1)});
        int rows = 0;
        for (var delete : OF_KEYS) {
            rows += keys.isEmpty() ? 0 : transactions.updateEach(delete, keys, connection);
        }
        return rows;
    }

    private int deleteWhere(String table, String column, String value) throws SQLException {
        return Sql.of("DELETE FROM " + table + " WHERE " + column + " = ?", value)
                .update(connection);
    }
}
