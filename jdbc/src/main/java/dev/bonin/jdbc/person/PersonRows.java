package dev.bonin.jdbc.person;

import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.PersonId;
import dev.bonin.rotation.RegisteredKeys;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.SealedIdentity;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.verification.Kept;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Persons as rows, found by any index of any of their keys. A found person is locked against concurrent erasure before
 * rows are added. For a new person the unique index decides which of several concurrent transactions succeeds.
 */
public final class PersonRows {
    public static final String OF_VERIFICATION = """
            SELECT verification_id, person_id, sealed, wrapped, ring_key_id, assurance, person_link
            FROM bonin_identity WHERE verification_id = ?""";

    private final Transactions transactions;

    public PersonRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Thrown if another transaction stored the same person concurrently. The caller must repeat the transaction, which
     * will find the person.
     */
    public static final class PersonAppearedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PersonAppearedException() {
            super("A person with this index already exists", null, false, false);
        }
    }

    /**
     * Adds the lookup of a person, which has to precede {@link #keep}, to {@code exchange}. A found person is locked.
     *
     * @return empty if nothing of the person is stored
     */
    public Optional<PersonSearch> ask(SealedPerson person, Exchange exchange) {
        return person.isEmpty()
                ? Optional.empty()
                : Optional.of(PersonSearch.askLocking(person, transactions, exchange));
    }

    /**
     * Adds what stores a person to the last exchange of a transaction. A duplicate in it is a concurrent insert: only
     * an index of the same person can have been added meanwhile.
     *
     * @param search empty if nothing of the person is stored
     * @param entries creates the access log entries, which name the stored person
     */
    public Kept keep(
            VerificationId verification,
            SealedPerson person,
            Optional<PersonSearch> search,
            Function<Kept, List<AuditEvent>> entries,
            Exchange last,
            Connection connection)
            throws SQLException {
        var kept = search.isEmpty() ? Kept.NOBODY : add(verification, person, search.get(), connection, last);
        person.handover().ifPresent(handover -> last.update(HandoverRows.inserting(verification, handover)));
        last.update(AuditRows.inserting(entries.apply(kept)));
        return kept;
    }

    private static Kept add(
            VerificationId verification,
            SealedPerson person,
            PersonSearch search,
            Connection connection,
            Exchange exchange)
            throws SQLException {
        if (!search.isLocked()) {
            throw new PersonAppearedException();
        }
        var ringKeys = search.requireLiveKeys();
        var match = search.match();
        var kept = Kept.of(person, match);
        var newKeys = match.newKeys();
        if (!newKeys.isEmpty()) {
            keys(newKeys, kept.person().orElseThrow(), !kept.known(), ringKeys).forEach(exchange::update);
        }
        if (!newKeys.isEmpty() && kept.known()) {
            var owner = kept.person().orElseThrow();
            var scopes = ScopeRows.of(owner, connection).and(PersonKey.scopes(newKeys));
            ScopeRows.changing(owner, scopes).forEach(exchange::update);
        }
        exchange.update(identity(verification, kept.person(), person.of(kept.person())));
        return kept;
    }

    private static List<Sql> keys(List<PersonKey> keys, PersonId owner, boolean isNew, RegisteredKeys ringKeys) {
        var rows = new ArrayList<Sql>();
        if (isNew) {
            rows.add(Sql.insertOne(
                    "bonin_person (id, application, created_at)",
                    owner.value(),
                    keys.get(0).application(),
                    keys.get(0).providedAt().toEpochMilli()));
        }
        rows.add(indexes(keys, ringKeys));
        rows.add(Sql.insert(
                "bonin_person_key (id, person_id, application, kind, sealed, wrapped, ring_key_id, provided_by,"
                        + " provided_at, scope)",
                keys.stream().map(key -> row(key, owner.value())).toList()));
        return rows;
    }

    private static @Nullable Object[] row(PersonKey key, String owner) {
        return new Object[] {
            key.id(),
            owner,
            key.application(),
            key.kind().name(),
            key.sealed(),
            key.dataKey().wrapped(),
            key.dataKey().ringKey().hex(),
            key.providedBy(),
            key.providedAt().toEpochMilli(),
            key.scope().text()
        };
    }

    /**
     * Inserts in a fixed order, so that two transactions with the same indexes wait for each other instead of
     * deadlocking.
     */
    private static Sql indexes(List<PersonKey> keys, RegisteredKeys ringKeys) {
        var rows = new ArrayList<@Nullable Object[]>();
        keys.stream()
                .sorted(Comparator.comparing(PersonKey::kind))
                .forEach(key -> ringKeys.written(key)
                        .forEach((indexKey, hash) -> rows.add(
                                new Object[] {key.application(), key.kind().name(), indexKey.hex(), hash, key.id()})));
        return Sql.insert("bonin_person_index (application, kind, index_key_id, key_index, person_key_id)", rows);
    }

    private static Sql identity(
            VerificationId verification, Optional<PersonId> who, Optional<SealedIdentity> identity) {
        return Sql.insertOne(
                "bonin_identity (verification_id, person_id, sealed, wrapped, ring_key_id, assurance, person_link)",
                verification.value(),
                who.map(PersonId::value).orElse(null),
                identity.map(SealedIdentity::sealed).orElse(null),
                identity.map(kept -> kept.dataKey().wrapped()).orElse(null),
                identity.map(kept -> kept.dataKey().ringKey().hex()).orElse(null),
                identity.map(SealedIdentity::assurance).orElse(""),
                identity.flatMap(SealedIdentity::link).orElse(null));
    }

    public static Optional<KeptPerson> find(VerificationId verification, Connection connection) throws SQLException {
        return Sql.of(OF_VERIFICATION, verification.value()).list(connection, PersonRows::kept).stream()
                .findFirst();
    }

    private static KeptPerson kept(ResultSet row) throws SQLException {
        var person = Optional.ofNullable(row.getString("person_id")).map(PersonId::new);
        return new KeptPerson(person, identity(row));
    }

    private static Optional<SealedIdentity> identity(ResultSet row) throws SQLException {
        if (row.getString("sealed") == null) {
            return Optional.empty();
        }
        var dataKey = DataKeyRows.read(row.getString("verification_id"), row);
        var link = Optional.ofNullable(row.getString("person_link"));
        return Optional.of(new SealedIdentity(dataKey, row.getString("sealed"), row.getString("assurance"), link));
    }
}
