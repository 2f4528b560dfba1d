package dev.bonin.jdbc;

import dev.bonin.testkit.Stores;
import dev.bonin.testkit.StoresContract;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlPeopleTest extends StoresContract {
    @SuppressWarnings("NullAway.Init") // started before all tests
    private static PostgreSql server;

    private @Nullable BoninDatabase database;

    @BeforeAll
    static void startTheServer(@TempDir Path folder) throws IOException {
        server = PostgreSql.start(folder);
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        server.close();
    }

    @Override
    protected Stores emptyStores() {
        return Places.of(empty());
    }

    @Override
    protected Stores emptyAnnouncingStores() {
        return Places.announcing(empty());
    }

    private BoninDatabase empty() {
        server.empty();
        database = BoninDatabase.open(server.settings(), Mode.SANDBOX);
        return database;
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
