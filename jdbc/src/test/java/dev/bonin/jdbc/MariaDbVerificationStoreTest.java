package dev.bonin.jdbc;

import dev.bonin.store.VerificationStore;
import dev.bonin.testkit.contract.VerificationStoreContract;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbVerificationStoreTest extends VerificationStoreContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

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
