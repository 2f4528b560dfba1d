package dev.bonin.jdbc;

import dev.bonin.testkit.AuditLogContract;
import dev.bonin.testkit.ErasureStoreContract;
import dev.bonin.testkit.PersonsContract;
import dev.bonin.testkit.SealedStoreContract;
import dev.bonin.testkit.Stores;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqlitePeopleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private @Nullable BoninDatabase database;

    private Stores open() {
        database = BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX);
        return Places.of(database);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Nested
    class Persons extends PersonsContract {
        @Override
        protected Stores emptyStores() {
            return open();
        }
    }

    @Nested
    class Log extends AuditLogContract {
        @Override
        protected Stores emptyStores() {
            return open();
        }
    }

    @Nested
    class Sealing extends SealedStoreContract {
        @Override
        protected Stores emptyStores() {
            return open();
        }
    }

    @Nested
    class Erasures extends ErasureStoreContract {
        @Override
        protected Stores emptyStores() {
            return open();
        }
    }
}
