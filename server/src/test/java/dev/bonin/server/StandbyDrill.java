package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.PgBouncer;
import dev.bonin.jdbc.PostgreSqlPair;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A PostgreSQL that is killed while people verify themselves, and its synchronous standby, which takes its place. A
 * drill: run by {@code scripts/drill}, not with the tests.
 */
class StandbyDrill {
    private static final int VISITS = 150;
    private static final double NANOS = 1e9;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();
    private final Visitors visitors = new Visitors(portOne);

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void losesNothingWithThePrimary() throws Exception {
        try (var database = PostgreSqlPair.start()) {
            losesNothing("the driver finds the new primary", database, database.settings(), () -> {
                database.killPrimary();
                database.promote();
            });
        }
    }

    @Test
    void losesNothingBehindAPooler() throws Exception {
        try (var database = PostgreSqlPair.start();
                var pooler = PgBouncer.start(database.primarySettings(), folder, documented())) {
            losesNothing("PgBouncer is told the new primary", database, pooler.settings(), () -> {
                database.killPrimary();
                database.promote();
                pooler.leadTo(database.standbySettings());
            });
        }
    }

    /** Returns the limits of PgBouncer that the page about availability has. */
    private static String documented() throws IOException {
        try (var lines = Files.lines(Path.of("..", "docs", "availability", "pgbouncer.ini"))) {
            return lines.filter(line -> line.startsWith("server_") || line.startsWith("query_"))
                    .collect(Collectors.joining("\n"));
        }
    }

    private void losesNothing(
            String how, PostgreSqlPair database, DatabaseSettings.Server address, Visitors.Strike failover)
            throws Exception {
        try (var server = launch(address).start().awaitReady()) {
            var at = URI.create("http://localhost:" + server.port());
            visitors.comeUntil(VISITS, at, () -> {
                visitors.tally().watchSilence();
                failover.now();
                visitors.tally().awaitAccepted(VISITS);
            });
            var told = visitors.tally().told();
            visitors.allAskAgain(at);

            System.out.printf(
                    "PostgreSQL's primary killed, %s: %d acknowledged, 0 lost; answers %s;"
                            + " nothing was acknowledged for %.1f s%n",
                    how, visitors.acknowledged(), told, visitors.tally().longestSilence() / NANOS);
            hasAll(database.standbySettings());
        }
    }

    /** While the standby is away no commit is acknowledged; what was answered as unknown is found afterwards. */
    @Test
    void acknowledgesNothingWithoutTheStandby() throws Exception {
        try (var database = PostgreSqlPair.start();
                var server = launch(database.settings()).start().awaitReady()) {
            var at = URI.create("http://localhost:" + server.port());
            visitors.comeUntil(VISITS, at, () -> {
                database.killStandby();
                visitors.tally().awaitTold("503 result_unknown");
                database.startStandby();
                visitors.tally().awaitAccepted(VISITS);
            });
            var told = visitors.tally().told();
            visitors.allAskAgain(at);

            System.out.printf(
                    "PostgreSQL's standby away: %d acknowledged, 0 lost; answers %s%n", visitors.acknowledged(), told);
            hasAll(database.primarySettings());
        }
    }

    private void hasAll(DatabaseSettings.Server where) throws Exception {
        assertThat(visitors.surprises()).isEmpty();
        assertThat(visitors.unanswered()).isZero();
        try (var rows = KeptRows.at(where.url() + "?user=" + where.user())) {
            assertThat(rows.accepted()).containsAll(visitors.verificationIds());
            assertThat(rows.halfWritten()).isEmpty();
        }
    }

    private PackagedServerLaunch launch(DatabaseSettings.Server address) {
        return PackagedServerLaunch.bound(folder.resolve("unused"), portOne)
                .with("BONIN_STORE_URL", address.url())
                .with("BONIN_STORE_USER", "postgres")
                .with("BONIN_STORE_PASSWORD", "postgres");
    }
}
