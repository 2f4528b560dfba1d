package dev.bonin.jdbc;

import dev.bonin.store.VerificationStore;
import dev.bonin.testkit.contract.VerificationStoreContract;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlVerificationStoreTest extends VerificationStoreContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private @Nullable BoninDatabase database;

    @Override
    protected VerificationStore emptyStore() {
        database = BoninDatabase.open(SERVER.emptyRows(), Mode.SANDBOX);
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
