package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.PostgreSqlServer;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Work;
import dev.bonin.verification.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions that somebody else opened: limits and durability are those of each transaction. */
class ForeignSessionsTest {
    private static final List<String> OURS = List.of("5s", "3s", "10s", "on", "read committed");
    private static final List<String> THEIRS = List.of("41s", "42s", "0", "off", "repeatable read");
    private static final Sql SETTINGS = Sql.of("SELECT current_setting('statement_timeout'),"
            + " current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'),"
            + " current_setting('synchronous_commit'), current_setting('transaction_isolation')");

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private HikariDataSource pool;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ServerTransactions transactions;

    @BeforeEach
    void open() {
        var server = SERVER.empty();
        BoninDatabase.open(server, Mode.SANDBOX).close();
        var config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("SET statement_timeout = '41s'; SET lock_timeout = '42s';"
                + " SET synchronous_commit = off; SET default_transaction_isolation = 'repeatable read'");
        pool = new HikariDataSource(config);
        transactions = ServerTransactions.over(new DatabaseSettings.Shared(pool, new Nobody(), 1));
    }

    private record Nobody() implements DatabaseSettings.Callers {
        @Override
        public Optional<Connection> connection() {
            return Optional.empty();
        }

        @Override
        public void mustRollBack() {}
    }

    @AfterEach
    void close() {
        transactions.close();
        pool.close();
    }

    private static List<String> settings(Connection connection) throws SQLException {
        return SETTINGS.list(
                        connection,
                        row -> List.of(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                .get(0);
    }

    @Test
    void areWrittenInWithOurLimits() {
        assertThat(transactions.write(ForeignSessionsTest::settings)).isEqualTo(OURS);
    }

    @Test
    void areReadInWithOurLimits() {
        assertThat(transactions.read(ForeignSessionsTest::settings)).isEqualTo(OURS);
    }

    @Test
    void goBackAsTheyWere() throws SQLException {
        transactions.write(ForeignSessionsTest::settings);
        try (var connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(settings(connection)).isEqualTo(THEIRS);
        }
    }

    /** Not when the time for the answer is over. */
    @Test
    void goBackAsTheyWereAfterAnErrorWhichTheCallerIsToldAtOnce() throws SQLException {
        Work<Boolean> failing = connection -> {
            throw new NoClassDefFoundError("com/example/Missing");
        };
        assertThatThrownBy(() -> transactions.write(failing)).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(() -> transactions.read(failing)).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        try (var connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(settings(connection)).isEqualTo(THEIRS);
        }
    }

    @Test
    void goBackAsTheyWereAfterAFailure() throws SQLException {
        assertThatThrownBy(() -> transactions.write(connection -> {
                    throw new SQLException("on purpose", "22000");
                }))
                .hasMessageContaining("22000");
        try (var connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(settings(connection)).isEqualTo(THEIRS);
        }
    }
}
