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
import java.sql.Timestamp;
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

    /** Commits that do not wait for the disk are warned of, wherever that was set. */
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
    void ourOwnSessionsWaitForTheDiskWhateverIsSet(String where) throws SQLException {
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
            var asked = set("ALTER SYSTEM SET synchronous_standby_names = '*'");
            awaitReload(session, asked);

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

    /** Returns when it was set, once it applies to sessions that begin: the server reads settings a little later. */
    private Timestamp set(String sql) throws SQLException {
        SERVER.running().execute(sql);
        Timestamp asked;
        try (var session = session()) {
            asked = one("SELECT clock_timestamp()", session);
        }
        SERVER.running().execute("SELECT pg_reload_conf()");
        boolean applies = false;
        while (!applies) {
            try (var session = session()) {
                applies = loaded(session).after(asked);
            }
        }
        return asked;
    }

    /** Returns once a session that had begun before has read the settings anew. */
    private static void awaitReload(Connection session, Timestamp asked) throws SQLException {
        while (!loaded(session).after(asked)) {
            Thread.onSpinWait();
        }
    }

    private static Timestamp loaded(Connection session) throws SQLException {
        return one("SELECT pg_conf_load_time()", session);
    }

    private static Timestamp one(String query, Connection session) throws SQLException {
        return Sql.of(query).list(session, row -> row.getTimestamp(1)).get(0);
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
