package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Exchange.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.person.PersonId;
import dev.bonin.rotation.RegisteredKeys;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import dev.bonin.sealing.PersonMatch;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Finds the owners of a person's keys, by any index of any of them. */
public final class PersonSearch {
    public static final String FIND = "SELECT i.kind, i.key_index, p.id FROM bonin_person_index i"
            + " JOIN bonin_person_key k ON k.id = i.person_key_id JOIN bonin_person p ON p.id = k.person_id WHERE ";
    public static final String BY_INDEX =
            "(i.application = ? AND i.kind = ? AND i.index_key_id = ? AND i.key_index = ?)";

    private final SealedPerson person;
    private final Result<List<RegisteredKey>> ringKeys;
    private final Result<List<Match>> matches;

    private record Match(Kind kind, String hash, PersonId person) {
        boolean isBy(PersonKey key) {
            return key.kind() == kind && key.indexes().containsValue(hash);
        }
    }

    private PersonSearch(SealedPerson person, Result<List<RegisteredKey>> ringKeys, Result<List<Match>> matches) {
        this.person = person;
        this.ringKeys = ringKeys;
        this.matches = matches;
    }

    /**
     * Adds the search to an exchange; its results are available after the exchange was sent.
     *
     * @param lockingClause locks the rows of found persons
     */
    public static PersonSearch ask(SealedPerson person, String lockingClause, Exchange exchange) {
        var ringKeys = RingKeyRows.ask(exchange);
        var values = person.keys().stream().flatMap(PersonSearch::indexes).toList();
        if (values.isEmpty()) {
            return new PersonSearch(person, ringKeys, List::of);
        }
        var query = FIND + String.join(" OR ", Collections.nCopies(values.size(), BY_INDEX)) + " ORDER BY p.id"
                + lockingClause;
        return new PersonSearch(
                person,
                ringKeys,
                exchange.list(Sql.of(query, values.stream().flatMap(Stream::of).toArray()), PersonSearch::match));
    }

    private static Stream<Object[]> indexes(PersonKey key) {
        return key.indexes().entrySet().stream().map(index -> new Object[] {
            key.application(), key.kind().name(), index.getKey().hex(), index.getValue()
        });
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
