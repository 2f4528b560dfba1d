package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.store.Stores;
import dev.bonin.testkit.contract.StoresContract;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** An application's sessions, with parameters that make a driver fast and change what it answers. */
abstract class TunedSessionsContract extends StoresContract {
    private @Nullable SharedDataSource application;
    private @Nullable BoninDatabase database;

    /** Returns an empty server by the driver in question. */
    abstract DatabaseSettings.Server emptyServer();

    abstract String parameters();

    @Override
    protected Stores emptyStores() {
        var server = emptyServer();
        application = SharedDataSource.careless(new DatabaseSettings.Server(
                server.url() + "?" + parameters(), server.user(), server.password(), server.connections()));
        database = BoninDatabase.open(application.settings(), Mode.SANDBOX);
        return database;
    }

    @AfterEach
    void close() {
        if (database != null && application != null) {
            database.close();
            application.close();
        }
    }
}
