package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Tables;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

            server.execute("GRANT UPDATE ON bonin_verification TO clerk");
            server.execute("REVOKE INSERT ON bonin_handover FROM clerk");
            assertThatExceptionOfType(StoreException.class)
                    .as("a finish writes other tables, too")
                    .isThrownBy(database::ping)
                    .withMessageStartingWith("its user lacks permissions");
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
        server.administrate("GRANT SELECT, INSERT ON bonin.* TO clerk@'%'");
        server.administrate("GRANT UPDATE ON bonin.bonin_verification TO clerk@'%'");
        try (var database = BoninDatabase.open(as("clerk", owner), Mode.SANDBOX, false)) {
            assertThatCode(database::ping).doesNotThrowAnyException();
            server.administrate("REVOKE UPDATE ON bonin.bonin_verification FROM clerk@'%'");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(database::ping)
                    .withMessageStartingWith("its user lacks permissions");
            assertThat(rights(database))
                    .hasValueSatisfying(
                            tables -> assertThat(tables).contains("bonin_account_link (UPDATE, DELETE), ", "... (+"));
        } finally {
            server.administrate("DROP USER clerk@'%'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void isMissingWhereMariaDbHasGrantedNothingOnATable(String driver) {
        var owner = MARIADB.empty();
        BoninDatabase.open(owner, Mode.SANDBOX).close();
        var server = MARIADB.running();
        server.administrate("CREATE OR REPLACE USER clerk@'%' IDENTIFIED BY 'clerk'");
        Stream.concat(Tables.ALL.stream(), Stream.of("bonin_lock", "bonin_schema_history"))
                .filter(table -> !table.equals("bonin_ban") && !table.equals("bonin_handover"))
                .forEach(table -> server.administrate(
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON bonin." + table + " TO clerk@'%'"));
        var settings = driver.equals("mariadb") ? owner : server.settingsOfMySql();
        try (var database = BoninDatabase.open(as("clerk", settings), Mode.SANDBOX, false)) {
            assertThat(rights(database))
                    .contains("bonin_ban (SELECT, INSERT, UPDATE, DELETE),"
                            + " bonin_handover (SELECT, INSERT, UPDATE, DELETE)");
            assertThat(detail(database, FindingCode.DATABASE_TABLES_MISSING)).isEmpty();
            assertThatExceptionOfType(StoreException.class).isThrownBy(database::ping);
        } finally {
            server.administrate("DROP USER clerk@'%'");
        }
    }

    @Test
    void isMissingWithATableOfPostgreSql() {
        var settings = POSTGRESQL.empty();
        try (var database = BoninDatabase.open(settings, Mode.SANDBOX)) {
            isMissingWithATable(database, POSTGRESQL.running()::execute);
        } finally {
            POSTGRESQL.empty();
        }
    }

    @Test
    void isMissingWithATableOfMariaDb() {
        var settings = MARIADB.empty();
        try (var database = BoninDatabase.open(settings, Mode.SANDBOX)) {
            isMissingWithATable(
                    database, sql -> MARIADB.running().administrate(sql.replace("DROP TABLE ", "DROP TABLE bonin.")));
        } finally {
            MARIADB.empty();
        }
    }

    @Test
    void isMissingWithATableOfAFile(@TempDir Path folder) {
        var file = folder.resolve("bonin.db");
        try (var database = BoninDatabase.open(new DatabaseSettings.Sqlite(file), Mode.SANDBOX)) {
            isMissingWithATable(database, sql -> {
                try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                    Sql.of(sql).update(connection);
                } catch (SQLException refused) {
                    throw new AssertionError(refused);
                }
            });
        }
    }

    private static void isMissingWithATable(BoninDatabase database, Consumer<String> server) {
        assertThat(database.diagnose()).extracting(Finding::code).doesNotContain(FindingCode.DATABASE_TABLES_MISSING);
        server.accept("DROP TABLE bonin_ban");
        assertThat(detail(database, FindingCode.DATABASE_TABLES_MISSING)).contains("bonin_ban");
        assertThatCode(database::ping).as("no finish writes it").doesNotThrowAnyException();

        server.accept("DROP TABLE bonin_handover");
        assertThat(detail(database, FindingCode.DATABASE_TABLES_MISSING)).contains("bonin_ban, bonin_handover");
        assertThatExceptionOfType(StoreException.class).isThrownBy(database::ping);
    }

    private static Optional<String> rights(BoninDatabase database) {
        return detail(database, FindingCode.DATABASE_RIGHTS_MISSING);
    }

    private static Optional<String> detail(BoninDatabase database, FindingCode code) {
        return database.diagnose().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::detail)
                .findFirst();
    }

    private static DatabaseSettings.Server as(String user, DatabaseSettings.Server owner) {
        return new DatabaseSettings.Server(owner.url(), user, user, 2);
    }
}
