package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line writes to the file while the server runs. */
class SqliteSharedFileTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private static final Duration IMPATIENT = Duration.ofMillis(10);

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

    @Test
    void opensWhileAnotherProgramWritesForLongerThanARequestMayWait() throws Exception {
        open().close();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            execute(other, "BEGIN IMMEDIATE");
            var ending = new AtomicBoolean();
            var end = endSoon(other, ending);

            try (var commandLine = open(new DatabaseSettings.Sqlite(file(), IMPATIENT))) {
                assertThat(ending).as("the opening outlasted the other's write").isTrue();
                end.join();
                assertThat(add(commandLine, 1)).isTrue();
            }
        }
    }

    @Test
    void commandLineWaitsForAServerThatWritesWithoutAPause() throws Exception {
        try (var commandLine = open(new DatabaseSettings.Sqlite(file(), IMPATIENT).besideServer());
                var other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            execute(other, "BEGIN IMMEDIATE");
            var ending = new AtomicBoolean();
            var end = endSoon(other, ending);

            assertThat(add(commandLine, 1)).isTrue();
            assertThat(ending).as("the write outlasted the other's").isTrue();
            end.join();
        }
    }

    /** Says so before it ends the write: whoever waits for the lock goes on at once. */
    private static CompletableFuture<Void> endSoon(Connection other, AtomicBoolean ending) {
        return CompletableFuture.runAsync(
                () -> {
                    ending.set(true);
                    execute(other, "ROLLBACK");
                },
                CompletableFuture.delayedExecutor(IMPATIENT.multipliedBy(20).toMillis(), TimeUnit.MILLISECONDS));
    }

    private BoninDatabase open() {
        return open(new DatabaseSettings.Sqlite(file()));
    }

    private static BoninDatabase open(DatabaseSettings.Sqlite settings) {
        return BoninDatabase.open(settings, Mode.SANDBOX);
    }

    private Path file() {
        return folder.resolve("bonin.db");
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    private static boolean add(BoninDatabase database, int number) {
        var application = new Application("shop-" + number, Set.of("https://shop.example/"), Set.of());
        return database.applications().add(application, new ApplicationKeyHash("%064x".formatted(number)), NOW);
    }
}
