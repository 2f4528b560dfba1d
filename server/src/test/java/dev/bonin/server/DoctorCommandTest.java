package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.PostgreSql;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator asks what is wrong, and is told what to do. */
class DoctorCommandTest {
    private final CommandBench bench = new CommandBench();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @AfterEach
    void close() {
        System.clearProperty("bonin.mode");
        for (var name : List.of("url", "user", "password")) {
            System.clearProperty("bonin.store." + name);
        }
        bench.close();
    }

    @Test
    void findsNothingWrongBeforeTheFirstStartAndMakesNothing() {
        var data = Path.of(System.getProperty("bonin.data"));

        assertThat(bench.succeed("doctor")).contains("There is no database file yet", "Errors: 0, warnings: 0");
        assertThat(data.resolve("bonin.db")).doesNotExist();
        assertThat(data.resolve("keys.ring")).doesNotExist();
    }

    @Test
    void findsNothingWrongBesideARunningServer() {
        try (var server = bench.server()) {
            assertThat(server.port()).isPositive();
            assertThat(codes(bench.succeed("doctor", "--json"), "ok"))
                    .contains("database_ok", "keys_ok", "return_urls_ok", "portone_embedded");
        }
    }

    @Test
    void tellsWhatRefusesTheStart() {
        System.setProperty("bonin.mode", "live");

        var said = bench.fail("doctor");

        assertThat(said).contains("ERROR", "bonin.portone.imp-key", "(settings_refused)", "Errors: 1");
    }

    @Test
    void namesTheRightsThatTheDatabaseUserLacks() throws Exception {
        try (var database = PostgreSql.start(folder)) {
            System.setProperty("bonin.store.url", database.settings().url());
            System.setProperty("bonin.store.user", "postgres");
            System.setProperty("bonin.store.password", "postgres");
            assertThat(bench.succeed("doctor")).contains("WARNING", "(migrations_pending)");
            bench.succeed("migrate");
            database.execute("CREATE ROLE clerk LOGIN PASSWORD 'clerk'");
            database.execute("GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO clerk");
            bench.server().close();
            System.setProperty("bonin.store.user", "clerk");
            System.setProperty("bonin.store.password", "clerk");

            var said = bench.fail("doctor");

            assertThat(said)
                    .contains("(database_rights_missing)", "bonin_account_link (UPDATE, DELETE), ", "GRANT SELECT")
                    .doesNotContain("bonin_schema_history", "database_ok");
        }
    }

    @Test
    void failsWhereATableIsMissing() throws Exception {
        bench.server().close();
        var file = Path.of(System.getProperty("bonin.data")).resolve("bonin.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE bonin_ring_key");
        }

        assertThat(bench.fail("doctor"))
                .contains("ERROR", "Tables are missing in the database: bonin_ring_key", "(database_tables_missing)")
                .doesNotContain("database_ok");
    }

    private static List<String> codes(String json, String status) {
        assertThat(JsonPath.<String>read(json, "$.status")).isEqualTo(status);
        return JsonPath.read(json, "$.findings[*].code");
    }
}
