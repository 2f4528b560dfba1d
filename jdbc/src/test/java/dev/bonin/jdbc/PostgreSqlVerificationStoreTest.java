package dev.bonin.jdbc;

import dev.bonin.testkit.VerificationStoreContract;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlVerificationStoreTest extends VerificationStoreContract {
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
    protected VerificationStore emptyStore() {
        empty();
        var settings =
                new DatabaseSettings.PostgreSql(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 8);
        database = BoninDatabase.open(settings, Mode.SANDBOX);
        return database.verifications();
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
