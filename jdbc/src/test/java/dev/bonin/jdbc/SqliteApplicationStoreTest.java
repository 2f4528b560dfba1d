package dev.bonin.jdbc;

import dev.bonin.application.ApplicationStore;
import dev.bonin.testkit.ApplicationStoreContract;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteApplicationStoreTest extends ApplicationStoreContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private @Nullable BoninDatabase database;

    @Override
    protected ApplicationStore emptyApplicationStore() {
        database = BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX);
        return database.applications();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
