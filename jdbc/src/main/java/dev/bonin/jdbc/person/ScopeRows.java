package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptPeople.Group;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The key scopes within which persons can be distinguished. Each account, ban and wait also stores the scopes of its
 * person, so that all existing combinations are found by a few index lookups, independent of the number of persons. A
 * transaction that changes a person's keys must lock the person and update these columns.
 */
public final class ScopeRows {
    public static final String OF_PERSON = "SELECT DISTINCT scope FROM bonin_person_key WHERE person_id = ?";

    private ScopeRows() {}

    /** Returns the tables of kept persons, each with a column for the person's scopes. */
    public static Stream<String> tables() {
        return Arrays.stream(Group.values()).map(ScopeRows::table);
    }

    public static String table(Group group) {
        return switch (group) {
            case ACCOUNTS -> "bonin_account_link";
            case BANS -> "bonin_ban";
            case WAITS -> "bonin_account_wait";
        };
    }

    /** Returns the query for all distinct values: each recursion step looks up the next value in the index. */
    public static String occurring(String table) {
        return occurring(table, "n.application = ?");
    }

    /** Returns the same query as {@link #occurring(String)} without the rows of one person. */
    public static String occurringBeside(String table) {
        return occurring(table, "n.application = ? AND n.person_id <> ?");
    }

    private static String occurring(String table, String condition) {
        var next = "SELECT MIN(n.key_scopes) FROM " + table + " n WHERE " + condition;
        return "WITH RECURSIVE found(key_scopes) AS (" + next + " UNION ALL SELECT (" + next
                + " AND n.key_scopes > found.key_scopes) FROM found WHERE found.key_scopes IS NOT NULL)"
                + " SELECT key_scopes FROM found WHERE key_scopes IS NOT NULL";
    }

    /** Returns the query like {@link #occurring(String)} for databases that skip to the next value by themselves. */
    public static String distinct(String table) {
        return "SELECT DISTINCT key_scopes FROM " + table + " WHERE application = ?";
    }

    /** Returns the query like {@link #occurringBeside} for databases that skip to the next value by themselves. */
    public static String distinctBeside(String table) {
        return "SELECT d.key_scopes FROM (" + distinct(table) + ") d WHERE EXISTS (SELECT 1 FROM " + table
                + " n WHERE n.application = ? AND n.key_scopes = d.key_scopes AND n.person_id <> ?)";
    }

    /**
     * Adds a query for the persons of an application that have an account, a ban or a wait. Expired bans and waits
     * count until they are removed.
     */
    public static Result<KeptPeople> askKept(String application, Transactions transactions, Exchange exchange) {
        return askKept(
                table -> transactions.skipsToNextValue()
                        ? Sql.of(distinct(table), application)
                        : Sql.of(occurring(table), application, application),
                exchange);
    }

    /** Adds the same query as {@link #askKept} without one person. */
    public static Result<KeptPeople> askKeptBeside(
            PersonId person, String application, Transactions transactions, Exchange exchange) {
        var who = person.value();
        return askKept(
                table -> transactions.skipsToNextValue()
                        ? Sql.of(distinctBeside(table), application, application, who)
                        : Sql.of(occurringBeside(table), application, who, application, who),
                exchange);
    }

    private static Result<KeptPeople> askKept(Function<String, Sql> query, Exchange exchange) {
        var groups = tables().map(table -> exchange.list(query.apply(table), row -> KeyScopes.read(row.getString(1))))
                .toList();
        return () -> KeptPeople.of(
                groups.get(0).get(), groups.get(1).get(), groups.get(2).get());
    }

    public static Result<List<KeyScope>> askOf(PersonId person, Exchange exchange) {
        return exchange.list(Sql.of(OF_PERSON, person.value()), row -> new KeyScope(row.getString(1)));
    }

    /** Returns the scopes of all current keys of a person. */
    public static KeyScopes of(PersonId person, Connection connection) throws SQLException {
        return KeyScopes.of(Sql.of(OF_PERSON, person.value()).list(connection, row -> new KeyScope(row.getString(1))));
    }

    /** Returns the updates that are required after a person's keys changed. */
    static Stream<Sql> changing(PersonId person, KeyScopes scopes) {
        return tables().map(table ->
                Sql.of("UPDATE " + table + " SET key_scopes = ? WHERE person_id = ?", scopes.text(), person.value()));
    }
}
