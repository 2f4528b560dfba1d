package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.server.Server;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlMigrationTest {
    private static final int FEW_CONNECTIONS = 2;

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @BeforeEach
    void empty() {
        SERVER.empty();
        SERVER.running().execute("DROP SCHEMA IF EXISTS shop CASCADE");
    }

    @Nested
    class InPublic extends Schema {
        InPublic() {
            super("");
        }
    }

    @Nested
    class InASchemaOfTheSearchPath extends Schema {
        InASchemaOfTheSearchPath() {
            super("?currentSchema=shop,public");
        }

        @BeforeEach
        void create() {
            SERVER.running().execute("CREATE SCHEMA shop");
        }

        @Test
        void areNotThoseOfAnotherSchema() {
            open().close();

            assertThat(texts("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename LIKE 'bonin%'"))
                    .containsExactly("shop");
        }
    }

    abstract static class Schema extends MigrationContract {
        private final String parameters;

        Schema(String parameters) {
            this.parameters = parameters;
        }

        @Override
        DatabaseSettings.Server settings() {
            return new DatabaseSettings.Server(url(), "postgres", "postgres", FEW_CONNECTIONS);
        }

        @Override
        String url() {
            return SERVER.running().settings().url() + parameters;
        }

        @Override
        String everyName() {
            return """
                    SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace
                    UNION SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
                    UNION SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
                    UNION SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                      WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
                    ORDER BY name""";
        }

        @Test
        void takeNoRowWhoseScopesAreNotWritten() {
            open().close();

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> execute("INSERT INTO bonin_ban (person_id, application, since) VALUES ('p', '', 0)"))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("23502"));
        }

        @Test
        void nameWhatIsThereAndNotInTheirHistory() throws SQLException {
            execute("CREATE TABLE bonin_person (id integer)");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(this::open)
                    .withMessage(
                            "its schema contains tables or functions with Bonin's names that Bonin did not create: give Bonin"
                                    + " a schema of its own, such as by ?currentSchema=bonin in bonin.store.url (BONIN_STORE_URL) (42P07)");
        }
    }

    @Test
    void makeTheSchemaThatTheUrlNames() {
        var schema = new Schema("?currentSchema=shop") {};

        schema.open().close();

        assertThat(schema.texts("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename LIKE 'bonin%'"))
                .containsExactly("shop");
    }

    /** By a backup, or a session that somebody left open: the first attempt gives up, and a later one succeeds. */
    @Test
    void goesOnAfterALockThatLastsLongerThanOneAttempt() throws Exception {
        var server = SERVER.running();
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        var thread = Executors.newSingleThreadExecutor();
        try (var backup = DriverManager.getConnection(server.settings().url(), "postgres", "postgres");
                var statement = backup.createStatement()) {
            backup.setAutoCommit(false);
            statement.execute("LOCK TABLE bonin_schema_history");
            var start = thread.submit(() -> BoninDatabase.open(server.settings(), Mode.SANDBOX));
            server.awaitWaitingForLock();
            server.awaitNobodyWaitingForLock();
            assertThat(start).isNotDone();

            backup.rollback();

            start.get().close();
        } finally {
            thread.shutdownNow();
        }
    }

    /** What a migration does with the rows of all people takes longer than anything that somebody waits for. */
    @Test
    void takesItsTime() throws SQLException {
        try (var pool = Server.of(SERVER.running().settings()).forMigrations();
                var connection = pool.dataSource().getConnection()) {
            for (var limit : List.of("statement_timeout", "idle_in_transaction_session_timeout")) {
                assertThat(Sql.of("SELECT current_setting('" + limit + "')").list(connection, row -> row.getString(1)))
                        .as(limit)
                        .containsExactly("0");
            }
            assertThat(connection.getNetworkTimeout()).as("of the socket").isZero();
        }
    }
}
