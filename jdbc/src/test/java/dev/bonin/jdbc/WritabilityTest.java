package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user who may only read is found before a finish fails. */
class WritabilityTest {
    @RegisterExtension
    static final PostgreSqlServer POSTGRESQL = new PostgreSqlServer();

    @RegisterExtension
    static final MariaDbServer MARIADB = new MariaDbServer();

    @Test
    void isMissingWherePostgreSqlHasTakenTheRight() {
        var owner = POSTGRESQL.empty();
        BoninDatabase.open(owner, Mode.SANDBOX).close();
        var server = POSTGRESQL.running();
        server.execute("DROP ROLE IF EXISTS clerk");
        server.execute("CREATE ROLE clerk LOGIN PASSWORD 'clerk'");
        server.execute("GRANT USAGE ON SCHEMA public TO clerk");
        server.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk");
        try (var database = BoninDatabase.open(as("clerk", owner), Mode.SANDBOX, false)) {
            assertThatCode(database::ping).doesNotThrowAnyException();
            server.execute("REVOKE UPDATE ON bonin_verification FROM clerk");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(database::ping)
                    .withMessageStartingWith("its user lacks permissions");
            assertThat(rights(database)).contains("bonin_verification (UPDATE)");
        } finally {
            server.execute("DROP OWNED BY clerk");
        }
    }

    @Test
    void isMissingWhereMariaDbHasTakenTheRight() {
        var owner = MARIADB.empty();
        BoninDatabase.open(owner, Mode.SANDBOX).close();
        var server = MARIADB.running();
        server.administrate("CREATE OR REPLACE USER clerk@'%' IDENTIFIED BY 'clerk'");
        server.administrate("GRANT SELECT ON bonin.* TO clerk@'%'");
        server.administrate("GRANT UPDATE ON bonin.bonin_verification TO clerk@'%'");
        try (var database = BoninDatabase.open(as("clerk", owner), Mode.SANDBOX, false)) {
            assertThatCode(database::ping).doesNotThrowAnyException();
            server.administrate("REVOKE UPDATE ON bonin.bonin_verification FROM clerk@'%'");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(database::ping)
                    .withMessageStartingWith("its user lacks permissions");
            assertThat(rights(database))
                    .hasValueSatisfying(tables ->
                            assertThat(tables).contains("bonin_account_link (INSERT, UPDATE, DELETE), ", "... (+"));
        } finally {
            server.administrate("DROP USER clerk@'%'");
        }
    }

    private static Optional<String> rights(BoninDatabase database) {
        return database.diagnose().stream()
                .filter(finding -> finding.code() == FindingCode.DATABASE_RIGHTS_MISSING)
                .map(Finding::detail)
                .findFirst();
    }

    private static DatabaseSettings.Server as(String user, DatabaseSettings.Server owner) {
        return new DatabaseSettings.Server(owner.url(), user, user, 2);
    }
}
