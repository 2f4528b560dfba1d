package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.PostgreSqlServer;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.Mode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What an administrator may have set for the server, the database or the role, and what becomes of it. */
class PostgreSqlSettingsTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @SuppressWarnings("NullAway.Init") // made before each test
    private DatabaseSettings.Server settings;

    @BeforeEach
    void migrate() {
        settings = SERVER.empty();
        BoninDatabase.open(settings, Mode.SANDBOX).close();
    }

    /** Who commits without waiting for the disk is told so, wherever that was set. */
    @ParameterizedTest
    @CsvSource({
        "ALTER ROLE postgres SET, ALTER ROLE postgres RESET",
        "ALTER DATABASE postgres SET, ALTER DATABASE postgres RESET",
        "ALTER SYSTEM SET, ALTER SYSTEM RESET"
    })
    void aSessionThatDoesNotWaitForTheDiskIsAFinding(String set, String reset) throws SQLException {
        set(set + " synchronous_commit = off");
        try (var session = session()) {
            assertThat(commits(PostgreSqlDiagnosis.of(session, false))).containsExactly("synchronous_commit=off");
        } finally {
            set(reset + " synchronous_commit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALTER ROLE postgres", "ALTER DATABASE postgres", "ALTER SYSTEM"})
    void ourOwnSessionsWaitForTheDiskWhateverIsSet(String where) {
        set(where + " SET synchronous_commit = off");
        try {
            var source = new PGSimpleDataSource();
            source.setUrl(settings.url());
            source.setUser(settings.user());
            source.setPassword(settings.password());
            var shared = new DatabaseSettings.Shared(source, new Nobody(), 1);
            for (var way : List.of(settings, shared)) {
                try (var database = BoninDatabase.open(way, Mode.SANDBOX)) {
                    assertThat(commits(database.diagnose())).isEmpty();
                }
            }
        } finally {
            set(where + " RESET synchronous_commit");
        }
    }

    /** On a server alone, it waits for its disk. */
    @Test
    void aCommitThatWaitsForItsOwnServerAloneIsAFindingWhereAStandbyShouldHaveIt() throws SQLException {
        try (var session = session()) {
            Sql.of("SET synchronous_commit = local").update(session);
            assertThat(commits(PostgreSqlDiagnosis.of(session, false))).isEmpty();
            set("ALTER SYSTEM SET synchronous_standby_names = '*'");

            assertThat(commits(PostgreSqlDiagnosis.of(session, false))).containsExactly("synchronous_commit=local");
        } finally {
            set("ALTER SYSTEM RESET synchronous_standby_names");
        }
    }

    /** What is said of commits: servers for tests have fsync off, too. */
    private static List<String> commits(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code() == FindingCode.NOT_DURABLE)
                .flatMap(finding -> Stream.of(finding.detail().split(", ")))
                .filter(setting -> setting.startsWith("synchronous_commit="))
                .toList();
    }

    private static void set(String sql) {
        SERVER.running().execute(sql);
        SERVER.running().execute("SELECT pg_reload_conf()");
    }

    private Connection session() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private record Nobody() implements DatabaseSettings.Callers {
        @Override
        public Optional<Connection> connection() {
            return Optional.empty();
        }

        @Override
        public void mustRollBack() {}
    }
}
