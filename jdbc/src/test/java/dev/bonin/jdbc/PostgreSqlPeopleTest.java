package dev.bonin.jdbc;

import dev.bonin.store.Stores;
import dev.bonin.testkit.contract.StoresContract;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlPeopleTest extends StoresContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private @Nullable BoninDatabase database;

    @Override
    protected Stores emptyStores() {
        database = BoninDatabase.open(SERVER.emptyRows(), Mode.SANDBOX);
        return database;
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
