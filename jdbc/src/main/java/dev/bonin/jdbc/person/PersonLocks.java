package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Locks on persons. Every transaction takes them before it changes rows of a person. */
public final class PersonLocks {
    private PersonLocks() {}

    /** Locks existing persons of an application, in an order that all callers share, and returns those found. */
    public static Set<PersonId> lock(
            List<PersonId> people, String application, Transactions transactions, Connection connection)
            throws SQLException {
        var condition = "WHERE p.id IN (" + String.join(", ", Collections.nCopies(people.size(), "?"))
                + ") AND p.application = ?";
        var values = Stream.concat(people.stream().map(PersonId::value), Stream.of(application))
                .toArray();
        var exchange = new Exchange();
        transactions.lockByWriting("bonin_person p", condition, exchange, values);
        var query = "SELECT p.id FROM bonin_person p " + condition + " ORDER BY p.id" + transactions.lockingClause();
        var found = exchange.list(Sql.of(query, values), row -> new PersonId(row.getString(1)));
        transactions.send(exchange, connection);
        return new HashSet<>(found.get());
    }
}
