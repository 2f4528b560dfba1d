package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line writes to the file while the server runs. */
class SqliteSharedFileTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void lockIsHeldOnlyWhileSomethingIsWritten() {
        try (var server = open();
                var commandLine = open()) {
            assertThat(add(server, 1)).isTrue();
            assertThat(add(commandLine, 2)).isTrue();
            assertThat(add(server, 3)).isTrue();

            assertThat(server.applications().list())
                    .hasSize(3)
                    .isEqualTo(commandLine.applications().list());
        }
    }

    private BoninDatabase open() {
        return BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX);
    }

    private static boolean add(BoninDatabase database, int number) {
        var application = new Application("shop-" + number, Set.of("https://shop.example/"), Set.of());
        return database.applications().add(application, new ApplicationKeyHash("%064x".formatted(number)), NOW);
    }
}
