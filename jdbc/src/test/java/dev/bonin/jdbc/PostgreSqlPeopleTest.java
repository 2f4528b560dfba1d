package dev.bonin.jdbc;

import dev.bonin.testkit.AuditLogContract;
import dev.bonin.testkit.ErasureStoreContract;
import dev.bonin.testkit.PersonsContract;
import dev.bonin.testkit.SealedStoreContract;
import dev.bonin.testkit.Stores;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlPeopleTest {
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

    private Stores open() {
        server.empty();
        database = BoninDatabase.open(server.settings(), Mode.SANDBOX);
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
