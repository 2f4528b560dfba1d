package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.store.VerificationStore;
import dev.bonin.testkit.contract.VerificationStoreContract;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteVerificationStoreTest extends VerificationStoreContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private @Nullable BoninDatabase database;

    @Override
    protected VerificationStore emptyStore() {
        database = BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX);
        return database.verifications();
    }

    @Override
    protected boolean beginsWithTheLook() {
        return true;
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
