package dev.bonin.jdbc;

import dev.bonin.application.ApplicationStore;
import dev.bonin.testkit.ApplicationStoreContract;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlApplicationStoreTest extends ApplicationStoreContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private @Nullable BoninDatabase database;

    @Override
    protected ApplicationStore emptyApplicationStore() {
        database = BoninDatabase.open(SERVER.empty(), Mode.SANDBOX);
        return database.applications();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
