package dev.bonin.jdbc;

import dev.bonin.verification.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KeyScopesMigrationTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Test
    void tellsOfPeopleInAFile(@TempDir Path folder) {
        var settings = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        BoninDatabase.open(settings, Mode.SANDBOX).close();
        try (var transactions = SqliteTransactions.open(SqliteFile.at(settings.file()))) {
            KeyScopesMigration.check(settings, transactions);
        }
    }

    @Test
    void tellsOfPeopleOnAServer() {
        var settings = SERVER.empty();
        BoninDatabase.open(settings, Mode.SANDBOX).close();
        try (var transactions = PostgreSqlTransactions.open(SERVER.running().settings())) {
            KeyScopesMigration.check(settings, transactions);
        }
    }
}
