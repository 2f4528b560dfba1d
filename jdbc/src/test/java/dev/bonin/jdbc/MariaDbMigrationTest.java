package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.server.Server;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariaDbMigrationTest extends MigrationContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    /** MariaDB has two of them, MySQL the last. */
    private static final Sql LIMITS = Sql.of("SHOW SESSION VARIABLES WHERE variable_name IN"
            + " ('max_statement_time', 'idle_transaction_timeout', 'max_execution_time')");

    @BeforeEach
    void drop() {
        SERVER.running().empty();
    }

    /** What other tests find. */
    @AfterEach
    void dropAgain() {
        SERVER.running().empty();
    }

    @Override
    DatabaseSettings.Server settings() {
        return SERVER.running().settings();
    }

    @Override
    String url() {
        return settings().url();
    }

    @Override
    String user() {
        return Objects.requireNonNull(settings().user());
    }

    @Override
    String password() {
        return Objects.requireNonNull(settings().password());
    }

    @Override
    String everyName() {
        return """
                SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()
                UNION SELECT index_name FROM information_schema.statistics
                  WHERE table_schema = DATABASE() AND index_name <> 'PRIMARY' AND table_name <> 'bonin_schema_history'
                UNION SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()
                ORDER BY name""";
    }

    /** As long as the server runs, or the machine does: nothing that was made is made again, or twice. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 19, 20, 21})
    void goOnWhereAnAttemptEnded(int statements) throws SQLException {
        open().close();
        var tables = texts("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_name NOT IN ('bonin_lock', 'bonin_schema_history') ORDER BY create_time, table_name");
        var late = new ArrayList<>(tables.subList(Math.min(statements, tables.size()), tables.size()));
        Collections.reverse(late);
        SERVER.running()
                .execute(Stream.concat(
                                Stream.of("SET foreign_key_checks=0"),
                                late.stream().map(table -> "DROP TABLE " + table))
                        .toArray(String[]::new));
        execute("UPDATE bonin_schema_history SET success = 0 WHERE type = 'SQL'");

        open().close();

        assertThat(texts("SELECT script FROM bonin_schema_history WHERE type = 'SQL' AND success = 1"))
                .containsExactly("V1__tables.sql");
        assertThat(texts("SELECT seq FROM bonin_audit_chain")).containsExactly("0");
    }

    @Test
    void areKeptByAnEngineThatCanUndo() throws SQLException {
        open().close();
        execute("ALTER TABLE bonin_mode_stamp ENGINE=MyISAM");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .withMessage(
                        "its table bonin_mode_stamp is not kept by InnoDB, so nothing could be undone: ALTER TABLE bonin_mode_stamp"
                                + " ENGINE=InnoDB");
    }

    @Test
    void nameWhatIsThereAndNotInTheirHistory() throws SQLException {
        execute("CREATE TABLE bonin_person (id integer)");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .withMessage("its database contains tables with Bonin's names that Bonin did not create: give Bonin a"
                        + " database of its own in bonin.store.url (BONIN_STORE_URL)");
    }

    private static void makeUser(String name) {
        SERVER.running().administrate("DROP USER IF EXISTS " + name);
        SERVER.running().administrate("CREATE USER " + name + "@'%' IDENTIFIED BY '" + name + "'");
    }

    @Test
    void sayWhatTheUserMayNotDo() {
        makeUser("reader");
        SERVER.running().administrate("GRANT SELECT ON bonin.* TO reader@'%'");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() ->
                        BoninDatabase.open(new DatabaseSettings.Server(url(), "reader", "reader", 2), Mode.SANDBOX))
                .withMessageStartingWith("its user lacks permissions: GRANT SELECT, INSERT,")
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.BROKEN));
    }

    /** Many servers let only administrators make triggers. */
    @Test
    void doWithoutTheTriggerThatTheUserMayNotMake() throws SQLException {
        makeUser("maker");
        SERVER.running()
                .administrate("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP, REFERENCES ON bonin.*"
                        + " TO maker@'%'");
        var settings = new DatabaseSettings.Server(url(), "maker", "maker", 2);

        BoninDatabase.open(settings, Mode.SANDBOX).close();
        assertThat(texts("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()"))
                .isEmpty();

        open().close();
        keepAnEntryOfTheAccessLogInItsPlace();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.6.0-MariaDB",
                "10.11.19-MariaDB-0+deb12u1",
                "5.5.5-10.6.22-MariaDB-log",
                "11.8.3-MariaDB-ubu2404",
                "12.0.2-MariaDB",
                "8.0.0",
                "8.0.44-0ubuntu0.22.04.1",
                "8.4.7",
                "9.5.0-commercial"
            })
    void takeAServer(String version) {
        assertThat(MySqlTables.isTooOld(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.5.29-MariaDB-0+deb11u1", "5.5.5-10.3.39-MariaDB", "5.7.44-log", "5.6.51", "MariaDB", ""})
    void refuseAServer(String version) {
        assertThat(MySqlTables.isTooOld(version)).isTrue();
    }

    /** What a migration does with the rows of all people takes longer than anything that somebody waits for. */
    @Test
    void takeTheirTime() throws SQLException {
        try (var pool = Server.of(settings()).forMigrations();
                var connection = pool.dataSource().getConnection()) {
            assertThat(LIMITS.list(connection, row -> row.getDouble(2)))
                    .isNotEmpty()
                    .containsOnly(0.0);
            assertThat(connection.getNetworkTimeout()).as("of the socket").isZero();
        }
    }
}
