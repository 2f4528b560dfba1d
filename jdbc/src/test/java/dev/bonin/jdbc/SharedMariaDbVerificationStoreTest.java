package dev.bonin.jdbc;

import dev.bonin.store.VerificationStore;
import dev.bonin.testkit.contract.VerificationStoreContract;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedMariaDbVerificationStoreTest extends VerificationStoreContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    private @Nullable SharedDataSource application;
    private @Nullable BoninDatabase database;

    @Override
    protected VerificationStore emptyStore() {
        application = SharedDataSource.careless(SERVER.emptyRows());
        database = BoninDatabase.open(application.settings(), Mode.SANDBOX);
        return database.verifications();
    }

    @Override
    protected boolean beginsWithTheLook() {
        return true;
    }

    @AfterEach
    void close() {
        if (database != null && application != null) {
            database.close();
            application.close();
        }
    }
}
