package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KeyScopesMigrationTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Test
    void tellsOfPeopleInAFile(@TempDir Path folder) {
        var settings = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        BoninDatabase.open(settings, Mode.SANDBOX).close();
        try (var transactions = SqliteTransactions.open(SqliteFile.at(settings.file()))) {
            KeyScopesMigration.check(settings, transactions);
        }
    }

    private static final String BY_AN_OLDER_PROCESS =
            "INSERT INTO ban (person_id, application, since) VALUES ('p', '', 0)";

    /** No scopes would mean that an operator released the person's keys, and that everybody can be told from them. */
    @Test
    void letsAnOlderProcessTellNobodyApart(@TempDir Path folder) {
        var settings = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        BoninDatabase.open(settings, Mode.SANDBOX).close();
        try (var transactions = SqliteTransactions.open(SqliteFile.at(settings.file()))) {
            transactions.write(connection -> Sql.of(BY_AN_OLDER_PROCESS).update(connection));

            var scopes = transactions.read(connection ->
                    Sql.of("SELECT key_scopes FROM ban").list(connection, row -> KeyScopes.read(row.getString(1))));
            assertThat(scopes)
                    .singleElement()
                    .matches(kept -> !KeyScopes.of(List.of(KeyScope.CI)).canBeToldFrom(kept));
        }
        var server = SERVER.empty();
        BoninDatabase.open(server, Mode.SANDBOX).close();
        try (var transactions = PostgreSqlTransactions.open(server)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> transactions.write(
                            connection -> Sql.of(BY_AN_OLDER_PROCESS).update(connection)))
                    .withMessageContaining("23502");
        }
    }

    @Test
    void tellsOfPeopleOnAServer() {
        var settings = SERVER.empty();
        BoninDatabase.open(settings, Mode.SANDBOX).close();
        try (var transactions = PostgreSqlTransactions.open(SERVER.running().settings())) {
            KeyScopesMigration.check(settings, transactions);
        }
    }

    /** What a migration does with the rows of all people takes longer than anything that somebody waits for. */
    @Test
    void takesItsTimeOnAServer() throws SQLException {
        var settings = SERVER.empty();
        try (var pool = PostgreSqlPool.forMigrations(settings);
                var connection = pool.getConnection()) {
            for (var limit : List.of("statement_timeout", "idle_in_transaction_session_timeout")) {
                assertThat(Sql.of("SELECT current_setting('" + limit + "')").list(connection, row -> row.getString(1)))
                        .as(limit)
                        .containsExactly("0");
            }
            assertThat(connection.getNetworkTimeout()).as("of the socket").isZero();
        }
    }
}
