package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Another user than the server's creates the tables. */
class MigrationsOfOthersTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @RegisterExtension
    static final MariaDbServer MARIADB = new MariaDbServer();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private DatabaseSettings.Sqlite sqlite() {
        return new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
    }

    @Test
    void areMissedInASentence() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> BoninDatabase.open(sqlite(), Mode.SANDBOX, false))
                .withMessageContaining("Bonin's tables are not there")
                .withMessageContaining("./bonin migrate");
    }

    @Test
    void areEnoughForAStart() {
        BoninDatabase.migrate(sqlite());

        try (var database = BoninDatabase.open(sqlite(), Mode.SANDBOX, false)) {
            database.verifications().open(Rows.open(1));
            assertThat(database.verifications().find(Rows.id(1))).isPresent();
        }
        assertThat(BoninDatabase.pendingMigrations(sqlite())).isEmpty();
    }

    @Test
    void mayBeTheSqlThatIsPrintedOnSqlite() throws SQLException {
        var sql = BoninDatabase.pendingMigrations(sqlite());
        assertThat(sql).contains("CREATE TABLE bonin_schema_history", "bonin_verification");
        run(sql, "jdbc:sqlite:" + sqlite().file());

        try (var database = BoninDatabase.open(sqlite(), Mode.SANDBOX, false)) {
            database.verifications().open(Rows.open(1));
        }
        BoninDatabase.open(sqlite(), Mode.SANDBOX).close();
    }

    @Test
    void mayBeTheSqlThatIsPrintedOnPostgreSql() throws SQLException {
        SERVER.empty();
        var settings = SERVER.running().settings();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> BoninDatabase.open(settings, Mode.SANDBOX, false))
                .withMessageContaining("Bonin's tables are not there");
        run(BoninDatabase.pendingMigrations(settings), settings.url() + "?user=postgres&password=postgres");

        try (var database = BoninDatabase.open(settings, Mode.SANDBOX, false)) {
            database.verifications().open(Rows.open(1));
            assertThat(database.verifications().find(Rows.id(1))).isPresent();
        }
        BoninDatabase.open(settings, Mode.SANDBOX).close();
    }

    /** Statement by statement, as its client would send them. */
    @Test
    void mayBeTheSqlThatIsPrintedOnMariaDb() {
        var server = MARIADB.running();
        server.empty();
        var settings = server.settings();
        var sql = BoninDatabase.pendingMigrations(settings);
        int trigger = sql.indexOf("DELIMITER //");
        server.execute(Stream.of(sql.substring(0, trigger).split(";\n", -1))
                .filter(statement -> !statement.isBlank())
                .toArray(String[]::new));
        server.execute(sql.substring(trigger).split("//\n", -1)[1]);

        try (var database = BoninDatabase.open(settings, Mode.SANDBOX, false)) {
            database.verifications().open(Rows.open(1));
            assertThat(database.verifications().find(Rows.id(1))).isPresent();
        }
        BoninDatabase.open(settings, Mode.SANDBOX).close();
    }

    private static DatabaseSettings.Server asGuest() {
        SERVER.empty();
        SERVER.running().execute("DROP ROLE IF EXISTS guest");
        SERVER.running().execute("CREATE ROLE guest LOGIN PASSWORD 'guest'");
        SERVER.running().execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        var settings = SERVER.running().settings();
        return new DatabaseSettings.Server(settings.url(), "guest", "guest", settings.connections());
    }

    @Test
    void leaveTheServersUserWithRowsOnly() {
        var guest = asGuest();
        BoninDatabase.migrate(SERVER.running().settings());
        SERVER.running().execute("GRANT USAGE ON SCHEMA public TO guest");
        SERVER.running().execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest");

        try (var database = BoninDatabase.open(guest, Mode.SANDBOX, false)) {
            database.verifications().open(Rows.open(1));
            Rows.accept(database.verifications(), 1);
            database.log().chain(10);
            assertThat(database.verifications().find(Rows.id(1))).isPresent();
        } finally {
            SERVER.running().execute("DROP OWNED BY guest");
            SERVER.running().execute("DROP ROLE guest");
        }
    }

    @Test
    void areDemandedByTheGrantThatIsMissing() {
        var guest = asGuest();
        try {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> BoninDatabase.open(guest, Mode.SANDBOX))
                    .withMessageContaining("USAGE and CREATE")
                    .withMessageContaining("bonin.store.user");
        } finally {
            SERVER.running().execute("DROP ROLE guest");
        }
    }

    /** As psql or the shell of SQLite would. */
    private static void run(String sql, String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            if (url.startsWith("jdbc:sqlite:")) {
                statement.executeUpdate(sql);
            } else {
                statement.execute(sql);
            }
        }
    }
}
