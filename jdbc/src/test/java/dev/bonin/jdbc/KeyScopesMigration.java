package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.verification.Mode;
import java.util.List;
import java.util.stream.Stream;

/** People who were kept before it was written down by which scopes they can be compared. */
final class KeyScopesMigration {
    private static final List<String> TABLES = List.of("account_link", "account_wait", "ban");

    private static final List<String> PEOPLE = List.of(
            "INSERT INTO person_key (id, person_id, application, kind, sealed, provided_by, provided_at)"
                    + " VALUES ('k1', 'p1', '', 'CI', '', 'danal', 0), ('k2', 'p1', '', 'DI', '', 'danal', 0),"
                    + " ('k3', 'p1', '', 'DI', '', 'danal', 0), ('k4', 'p2', '', 'DI', '', 'kcp_v2', 0)",
            "INSERT INTO account_link (application, account, person_id, verification_id, linked_at)"
                    + " VALUES ('', 'a1', 'p1', '', 0), ('', 'a2', 'p2', '', 0)",
            "INSERT INTO account_wait (person_id, application, rejoin_after) VALUES ('p2', '', 0), ('p3', '', 0)",
            "INSERT INTO ban (person_id, application, since) VALUES ('p1', '', 0)");

    private KeyScopesMigration() {}

    /** Takes a database back to what it was before, and opens it anew. */
    static void check(DatabaseSettings settings, Transactions transactions) {
        execute(transactions, before().toList());
        execute(transactions, PEOPLE);

        BoninDatabase.open(settings, Mode.SANDBOX).close();

        var all = KeyScopes.of(List.of(KeyScope.CI, KeyScope.di("danal", ""))).text();
        var kcp = KeyScopes.of(List.of(KeyScope.di("kcp_v2", ""))).text();
        assertThat(scopes(transactions, "account_link")).containsExactly("p1=" + all, "p2=" + kcp);
        assertThat(scopes(transactions, "account_wait")).containsExactly("p2=" + kcp, "p3=");
        assertThat(scopes(transactions, "ban")).containsExactly("p1=" + all);
    }

    private static Stream<String> before() {
        var tables = TABLES.stream()
                .flatMap(table -> Stream.of(
                        "DROP INDEX " + table + "_key_scopes", "ALTER TABLE " + table + " DROP COLUMN key_scopes"));
        return Stream.concat(
                tables,
                Stream.of(
                        "ALTER TABLE person_key DROP COLUMN scope",
                        "DELETE FROM bonin_schema_history WHERE version = '7'"));
    }

    private static void execute(Transactions transactions, List<String> statements) {
        transactions.write(connection -> {
            for (var statement : statements) {
                Sql.of(statement).update(connection);
            }
            return true;
        });
    }

    private static List<String> scopes(Transactions transactions, String table) {
        var query = "SELECT person_id || '=' || key_scopes FROM " + table + " ORDER BY person_id";
        return transactions.read(connection -> Sql.of(query).list(connection, row -> row.getString(1)));
    }
}
