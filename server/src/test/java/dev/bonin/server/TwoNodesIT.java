package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.PostgreSql;
import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share nothing but a PostgreSQL, behind a proxy that sends each call to the other one. */
class TwoNodesIT {
    private static final int VISITS_BEFORE = 200;
    private static final int VISITS_AFTER = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();

    @SuppressWarnings("NullAway.Init") // started before each test
    private PostgreSql database;

    @BeforeEach
    void startTheDatabase() throws Exception {
        database = PostgreSql.start(folder);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        portOne.close();
    }

    @Test
    void finishWhatTheOtherStarted() throws Exception {
        try (var one = node().start().awaitReady();
                var other = node().start().awaitReady()) {
            var http = HttpClient.newHttpClient();
            var visit = Visit.begin(http, address(one), portOne);

            var finished = visit.finish(http, address(other));
            var again = visit.finish(http, address(one));

            assertThat(finished.status()).as(finished.body()).isEqualTo(200);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.verificationId())
                    .isEqualTo(finished.verificationId())
                    .isEqualTo(visit.merchantUid());
        }
    }

    @Test
    void loseNothingThatWasAcknowledgedWhenOneIsKilled() throws Exception {
        var visitors = new Visitors(portOne);
        try (var one = node().start().awaitReady();
                var other = node().start().awaitReady();
                var proxy = RoundRobin.before(address(one), address(other))) {
            visitors.comeUntil(VISITS_BEFORE, proxy.address(), one::kill);
            visitors.comeUntil(VISITS_AFTER, proxy.address(), () -> {});

            visitors.allAskAgain(address(other));

            assertThat(visitors.surprises()).isEmpty();
            assertThat(visitors.unanswered()).isZero();
            assertThat(visitors.acknowledged()).isGreaterThanOrEqualTo(VISITS_BEFORE + VISITS_AFTER);
            try (var rows = KeptRows.at(database.settings().url() + "?user=postgres&password=postgres")) {
                assertThat(rows.accepted()).containsAll(visitors.verificationIds());
                assertThat(rows.halfWritten()).isEmpty();
            }
        }
    }

    private PackagedServerLaunch node() {
        return PackagedServerLaunch.bound(folder.resolve("unused"), portOne)
                .with("BONIN_STORE_URL", database.settings().url())
                .with("BONIN_STORE_USER", "postgres")
                .with("BONIN_STORE_PASSWORD", "postgres");
    }

    private static URI address(PackagedServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}
