package dev.bonin.jdbc;

import dev.bonin.application.ApplicationStore;
import dev.bonin.testkit.ApplicationStoreContract;
import dev.bonin.verification.Mode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlApplicationStoreTest extends ApplicationStoreContract {
    @SuppressWarnings("NullAway.Init") // started before all tests
    private static EmbeddedPostgres postgres;

    private @Nullable BoninDatabase database;

    @BeforeAll
    static void startTheServer() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        postgres.close();
    }

    @Override
    protected ApplicationStore emptyApplicationStore() {
        empty();
        var settings =
                new DatabaseSettings.PostgreSql(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 8);
        database = BoninDatabase.open(settings, Mode.SANDBOX);
        return database.applications();
    }

    private static void empty() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
        } catch (SQLException failure) {
            throw new AssertionError("The schema could not be emptied", failure);
        }
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
