package dev.bonin.jdbc.account;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.KeptSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the stored people by the scopes of their keys, to find those who cannot be distinguished. Locks no rows. */
public final class KeptSetRows {
    private final Transactions transactions;
    private final Connection connection;

    KeptSetRows(Transactions transactions, Connection connection) {
        this.transactions = transactions;
        this.connection = connection;
    }

    private record Count(KeyScopes scopes, String text, long people) {}

    /**
     * Returns a query for the distinct applications in a table. Each step of the recursion reads the next one from the
     * index.
     */
    public static String applications(String table) {
        var next = "SELECT MIN(n.application) FROM " + table + " n";
        return "WITH RECURSIVE found(application) AS (" + next + " UNION ALL SELECT (" + next
                + " WHERE n.application > found.application) FROM found WHERE found.application IS NOT NULL)"
                + " SELECT application FROM found WHERE application IS NOT NULL";
    }

    /** Returns the same query for databases that skip to the next value by themselves. */
    public static String distinctApplications(String table) {
        return "SELECT DISTINCT application FROM " + table;
    }

    private static String counts(String table) {
        return "SELECT key_scopes, COUNT(*) FROM " + table + " WHERE application = ? GROUP BY key_scopes";
    }

    private static String people(String table) {
        return "SELECT person_id FROM " + table + " WHERE application = ? AND key_scopes = ? LIMIT ?";
    }

    Map<String, KeptPeople> byApplication() throws SQLException {
        var exchange = new Exchange();
        var names = ScopeRows.tables()
                .map(table -> exchange.list(
                        Sql.of(transactions.skipsToNextValue() ? distinctApplications(table) : applications(table)),
                        row -> row.getString(1)))
                .toList();
        transactions.send(exchange, connection);
        var kept = new TreeMap<String, KeptPeople>();
        for (var name :
                names.stream().flatMap(found -> found.get().stream()).distinct().toList()) {
            kept.put(name, kept(name));
        }
        return kept;
    }

    private KeptPeople kept(String application) throws SQLException {
        var exchange = new Exchange();
        var asked = ScopeRows.askKept(application, transactions, exchange);
        transactions.send(exchange, connection);
        return asked.get();
    }

    /**
     * Returns the sets of people of an application.
     *
     * @param most how many people are listed for each set
     */
    List<KeptSet> of(String application, int most) throws SQLException {
        var sets = new ArrayList<KeptSet>();
        for (var group : Group.values()) {
            var table = ScopeRows.table(group);
            var counts = Sql.of(counts(table), application)
                    .list(
                            connection,
                            row -> new Count(KeyScopes.read(row.getString(1)), row.getString(1), row.getLong(2)));
            sets.addAll(sets(group, counts, application, most));
        }
        return sets;
    }

    private List<KeptSet> sets(Group group, List<Count> counts, String application, int most) throws SQLException {
        var exchange = new Exchange();
        var people = counts.stream()
                .map(count -> askPeople(group, count, application, most, exchange))
                .toList();
        if (!counts.isEmpty()) {
            transactions.send(exchange, connection);
        }
        var sets = new ArrayList<KeptSet>();
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            sets.add(new KeptSet(
                    group, count.scopes(), count.people(), people.get(i).get()));
        }
        return sets;
    }

    private static Result<List<PersonId>> askPeople(
            Group group, Count count, String application, int most, Exchange exchange) {
        return exchange.list(
                Sql.of(people(ScopeRows.table(group)), application, count.text(), most),
                row -> new PersonId(row.getString(1)));
    }
}
