package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Keyed;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.PersonId;
import dev.bonin.rotation.RegisteredKeys;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import dev.bonin.sealing.PersonMatch;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds the owners of a person's keys, by any index of any of them. */
public final class PersonSearch {
    /** The hash names the application, too (see {@link PersonKey}), so it alone finds the person. */
    private static final Keyed BY_INDEX = Keyed.of("WHERE i.key_index IN (%s)");

    public static final Keyed FIND = Keyed.of("SELECT i.kind, i.key_index, p.id FROM bonin_person_index i"
            + " JOIN bonin_person_key k ON k.id = i.person_key_id JOIN bonin_person p ON p.id = k.person_id "
            + BY_INDEX.text() + " ORDER BY p.id");

    private final SealedPerson person;
    private final Result<List<RegisteredKey>> ringKeys;
    private final Optional<Result<Integer>> locked;
    private final Result<List<Match>> matches;

    private record Match(Kind kind, String hash, PersonId person) {
        boolean isBy(PersonKey key) {
            return key.kind() == kind && key.indexes().containsValue(hash);
        }
    }

    private PersonSearch(
            SealedPerson person,
            Result<List<RegisteredKey>> ringKeys,
            Optional<Result<Integer>> locked,
            Result<List<Match>> matches) {
        this.person = person;
        this.ringKeys = ringKeys;
        this.locked = locked;
        this.matches = matches;
    }

    /**
     * Adds the search to an exchange; its results are available after the exchange was sent. Locks nothing, so the
     * result may be outdated when it is read.
     */
    public static PersonSearch ask(SealedPerson person, Exchange exchange) {
        var ringKeys = RingKeyRows.ask(exchange);
        return new PersonSearch(person, ringKeys, Optional.empty(), matches(person, "", exchange));
    }

    /** Adds the same search, and locks the found persons and the registered keys. */
    static PersonSearch askLocking(SealedPerson person, Transactions transactions, Exchange exchange) {
        transactions.shareTable(RingKeyRows.TABLE, exchange);
        var ringKeys = RingKeyRows.ask(exchange);
        var hashes = hashes(person);
        var locked = hashes.isEmpty()
                ? Optional.<Result<Integer>>empty()
                : transactions.lockByWriting(
                        "(SELECT DISTINCT k.person_id FROM bonin_person_index i"
                                + " JOIN bonin_person_key k ON k.id = i.person_key_id "
                                + BY_INDEX.of(hashes.size())
                                + ") found STRAIGHT_JOIN bonin_person p ON p.id = found.person_id",
                        "",
                        exchange,
                        hashes.toArray());
        return new PersonSearch(person, ringKeys, locked, matches(person, transactions.lockingClause("p"), exchange));
    }

    private static Result<List<Match>> matches(SealedPerson person, String lockingClause, Exchange exchange) {
        var hashes = hashes(person);
        return hashes.isEmpty()
                ? List::of
                : exchange.find(
                        FIND.and(lockingClause), hashes, PersonSearch::match, match -> hashes.contains(match.hash()));
    }

    private static List<String> hashes(SealedPerson person) {
        return person.keys().stream()
                .flatMap(key -> key.indexes().values().stream())
                .toList();
    }

    private static Match match(ResultSet row) throws SQLException {
        return new Match(Kind.valueOf(row.getString(1)), row.getString(2), new PersonId(row.getString(3)));
    }

    /**
     * Returns the registered keys.
     *
     * @throws dev.bonin.rotation.KeysOutdatedException if the person is not sealed with live keys
     */
    public RegisteredKeys requireLiveKeys() {
        var keys = new RegisteredKeys(ringKeys.get());
        keys.require(person);
        return keys;
    }

    /** Returns whether all found persons are locked: one that was stored after the others were locked is not. */
    boolean isLocked() {
        var people = matches.get().stream().map(Match::person).distinct().count();
        return locked.filter(rows -> rows.get() != people).isEmpty();
    }

    /** Returns whose the keys of the person are. */
    public PersonMatch match() {
        return PersonMatch.of(
                person,
                key -> matches.get().stream()
                        .filter(match -> match.isBy(key))
                        .map(Match::person)
                        .toList());
    }
}
