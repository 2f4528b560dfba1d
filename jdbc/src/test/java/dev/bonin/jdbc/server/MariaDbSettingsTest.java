package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.MariaDb;
import dev.bonin.jdbc.Rows;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.request.JdbcVerificationStore;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may have set on the server, and what becomes of it. */
class MariaDbSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static MariaDb server;

    @BeforeAll
    static void start() throws IOException {
        server = MariaDb.start(
                folder,
                "--wait-timeout=1",
                "--interactive-timeout=1",
                "--log-bin",
                "--sync-binlog=1",
                "--server-id=1",
                "--innodb-flush-method=fsync"); // other tests are in a hurry
        server.administrate("SET GLOBAL log_bin_trust_function_creators=1");
        server.administrate("SET GLOBAL log_output='TABLE'");
        server.administrate("GRANT SELECT ON mysql.general_log TO bonin@'%'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.emptyRows();
    }

    @AfterEach
    void putBack() {
        server.administrate("SET GLOBAL innodb_flush_log_at_trx_commit=1, sync_binlog=1, general_log=0");
    }

    private static DatabaseSettings.Server by(String driver) {
        return driver.equals("mysql") ? server.settingsOfMySql() : server.settings();
    }

    /** Sessions of our own pool last longer than the server's own limit, and as long as a migration may take. */
    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void anIdleLimitIsNotThatOfOurOwnPools(String driver) throws SQLException {
        var dialect = new MySqlDialect(false);
        try (var pool = ServerPool.open(by(driver), dialect);
                var patient = ServerPool.forMigrations(by(driver), dialect)) {
            assertThat(number("@@wait_timeout", pool)).isEqualTo(60);
            assertThat(number("@@wait_timeout", patient)).isEqualTo(86_400);
        }
    }

    private static int number(String variable, ServerPool pool) throws SQLException {
        try (var lease = pool.get()) {
            return Sql.of("SELECT " + variable)
                    .list(lease.connection(), row -> row.getInt(1))
                    .get(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void anIdleLimitIsNotNoticedOnAPoolOfTheApplication(String driver) {
        var config = new HikariConfig();
        config.setJdbcUrl(by(driver).url());
        config.setUsername(by(driver).user());
        config.setPassword(by(driver).password());
        config.setMaximumPoolSize(4);
        try (var pool = new HikariDataSource(config)) {
            isUsedAfterItsSessionsHaveEnded(pool);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void anIdleLimitIsNotNoticedOnAPoolThatChecksNothing(String driver) throws SQLException {
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        var pool = new UncheckedPool(by(driver));
        pool.fill(6);
        isUsedAfterItsSessionsHaveEnded(pool);
    }

    private static void isUsedAfterItsSessionsHaveEnded(DataSource pool) {
        try (var database = BoninDatabase.open(new DatabaseSettings.Shared(pool, new Nobody(), 2), Mode.SANDBOX)) {
            database.verifications().open(Rows.open(1), 8);
            server.awaitNobody();
            database.verifications().open(Rows.open(2), 8);
            assertThat(database.verifications().find(Rows.id(1))).isPresent();
            server.awaitNobody();
            assertThat(database.verifications().find(Rows.id(2))).isPresent();
            assertThat(Rows.accept(database.verifications(), 2)).isTrue();
        }
    }

    private record Nobody() implements DatabaseSettings.Callers {
        @Override
        public Optional<Connection> connection() {
            return Optional.empty();
        }

        @Override
        public void mustRollBack() {}
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, innodb_flush_log_at_trx_commit is 0",
        "2, 1, innodb_flush_log_at_trx_commit is 2",
        "1, 0, sync_binlog is 0",
        "3, 100, sync_binlog is 100"
    })
    void aServerThatMayLoseWhatItAcknowledgedIsWarnedOf(int flush, int sync, String fact) {
        server.administrate("SET GLOBAL innodb_flush_log_at_trx_commit=" + flush + ", sync_binlog=" + sync);

        assertThat(Dialects.probe(server.settings()).warning())
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("Store: the server")
                        .contains(fact, "power cut", "Set ", "=1 in the server's configuration"));
        assertThat(Dialects.probe(server.settingsOfMySql()).warning()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, innodb_flush_log_at_trx_commit=0",
        "2, 1, innodb_flush_log_at_trx_commit=2",
        "1, 0, sync_binlog=0",
        "3, 100, sync_binlog=100"
    })
    void aServerThatMayLoseWhatItAcknowledgedIsAFinding(int flush, int sync, String setting) {
        server.administrate("SET GLOBAL innodb_flush_log_at_trx_commit=" + flush + ", sync_binlog=" + sync);

        for (var driver : List.of(server.settings(), server.settingsOfMySql())) {
            try (var database = BoninDatabase.open(driver, Mode.SANDBOX)) {
                assertThat(database.diagnose()).contains(Finding.of(FindingCode.NOT_DURABLE, setting));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aServerThatKeepsWhatItAcknowledgedIsNotWarnedOf(int flush) {
        server.administrate("SET GLOBAL innodb_flush_log_at_trx_commit=" + flush);

        assertThat(Dialects.probe(server.settings()).warning()).isEmpty();
        assertThat(Dialects.probe(server.settingsOfMySql()).warning()).isEmpty();
    }

    /** So the operator can only be warned. */
    @Test
    void durabilityIsNoSettingOfASession() throws SQLException {
        try (var pool = ServerPool.open(server.settings(), new MySqlDialect(false));
                var lease = pool.get()) {
            assertThatThrownBy(() -> Sql.of("SET SESSION innodb_flush_log_at_trx_commit=1")
                            .update(lease.connection()))
                    .hasMessageContaining("GLOBAL variable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void aClusterIsReadInStep(String driver) throws SQLException {
        var dialect = new MySqlDialect(true);
        try (var pool = ServerPool.open(by(driver), dialect);
                var patient = ServerPool.forMigrations(by(driver), dialect)) {
            assertThat(number("@@wsrep_sync_wait", pool)).isEqualTo(7);
            assertThat(number("@@wsrep_sync_wait", patient)).isEqualTo(7);
        }
        try (var pool = ServerPool.open(by(driver), new MySqlDialect(false))) {
            assertThat(number("@@wsrep_sync_wait", pool)).isZero();
        }
    }

    @Test
    void aClusterIsReadInStepInSessionsOfTheApplication() throws SQLException {
        var dialect = new MySqlForeignDialect(true);
        try (var pool = ServerPool.open(server.settings(), new MySqlDialect(false), 1)) {
            try (var lease = Lease.ofShared(pool.dataSource().getConnection(), dialect)) {
                dialect.begin(lease.connection());
                assertThat(Sql.of("SELECT @@wsrep_sync_wait").list(lease.connection(), row -> row.getInt(1)))
                        .containsExactly(7);
            }
            assertThat(number("@@wsrep_sync_wait", pool)).isZero();
        }
    }

    /** Elsewhere a lock is enough. */
    @ParameterizedTest
    @CsvSource({"true, 1, 256", "false, 0, 0"})
    void aClusterWritesARowWhereItSharesATableAndAllWhereItLocksIt(boolean isCluster, int shared, int locked) {
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        var dialect = new MySqlDialect(isCluster);
        try (var transactions = new ServerTransactions(dialect, ServerPool.open(server.settings(), dialect))) {
            transactions.write(connection -> {
                Sql.of("DELETE FROM bonin_lock WHERE name LIKE 'bonin_ring_key%'")
                        .update(connection);
                var exchange = new Exchange();
                transactions.shareTable("bonin_ring_key", exchange);
                transactions.send(exchange, connection);
                assertThat(shares(connection)).isEqualTo(shared);

                transactions.lockTable(connection, "bonin_ring_key");
                assertThat(shares(connection)).isEqualTo(locked);
                return true;
            });
        }
    }

    private static long shares(Connection connection) throws SQLException {
        return Sql.of("SELECT COUNT(*) FROM bonin_lock WHERE name LIKE 'bonin_ring_key %'")
                .list(connection, row -> row.getLong(1))
                .get(0);
    }

    /** A node goes on with the rest of a text after another node has ended the transaction. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 2"})
    void aClusterGetsNoCommitInATextWithStatements(boolean isCluster, int texts) throws SQLException {
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        server.administrate("TRUNCATE mysql.general_log");
        var dialect = new MySqlDialect(isCluster);
        var pool = ServerPool.open(server.settings(), dialect);
        try (var transactions = new ServerTransactions(dialect, pool)) {
            var store = new JdbcVerificationStore(transactions, false);
            server.administrate("SET GLOBAL general_log=1");
            store.open(Rows.open(1), 8);
            assertThat(Rows.accept(store, 1)).isTrue();
            server.administrate("SET GLOBAL general_log=0");
        }
        assertThat(sent("%INSERT%COMMIT%")).hasSize(texts);
        assertThat(sent("%INSERT%")).hasSize(3);
    }

    private static List<String> sent(String pattern) throws SQLException {
        var texts = "SELECT argument FROM mysql.general_log WHERE argument LIKE ? AND user_host LIKE 'bonin%'";
        try (var pool = ServerPool.open(server.settings(), new MySqlDialect(false), 1);
                var lease = pool.get()) {
            return Sql.of(texts, pattern).list(lease.connection(), row -> row.getString(1));
        }
    }
}
