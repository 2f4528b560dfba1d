package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.PostgreSql;
import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to end under load (SIGTERM) loses nothing that it has acknowledged. */
class ShutdownIT {
    private static final int ROUNDS = 2;
    private static final int ENOUGH = 200;

    /** Of a process that ends by SIGTERM. */
    private static final int TERMINATED = 143;

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
    void losesNothingOnSqlite() throws Exception {
        var launch = PackagedServerLaunch.bound(folder, portOne);

        assertKeepsAll(launch, "jdbc:sqlite:" + folder.resolve("bonin.db"));
    }

    @Test
    void losesNothingOnPostgreSql() throws Exception {
        try (var database = PostgreSql.start(folder.resolve("postgresql"))) {
            var url = database.settings().url();
            var launch = PackagedServerLaunch.bound(folder, portOne)
                    .with("BONIN_STORE_URL", url)
                    .with("BONIN_STORE_USER", "postgres")
                    .with("BONIN_STORE_PASSWORD", "postgres");

            assertKeepsAll(launch, url + "?user=postgres&password=postgres");
        }
    }

    private void assertKeepsAll(PackagedServerLaunch launch, String url) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var exitCode = new AtomicInteger();
            try (var server = launch.start().awaitReady()) {
                visitors.comeUntil(ENOUGH, address(server), () -> exitCode.set(server.stop()));
            }
            assertThat(exitCode).hasValue(TERMINATED);
            try (var rows = KeptRows.at(url)) {
                assertThat(rows.accepted()).containsAll(visitors.verificationIds());
                assertThat(rows.halfWritten()).isEmpty();
            }
            try (var again = launch.start().awaitReady()) {
                int interrupted = visitors.unanswered();
                visitors.allAskAgain(address(again));
                System.out.printf(
                        "Ended under load: %d people were told 200, all of them still are; %d had no answer, and have it now%n",
                        visitors.acknowledged() - interrupted, interrupted);
            }
            assertThat(visitors.surprises()).isEmpty();
            assertThat(visitors.unanswered()).isZero();
            visitors.forget();
        }
    }

    private static URI address(PackagedServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}
