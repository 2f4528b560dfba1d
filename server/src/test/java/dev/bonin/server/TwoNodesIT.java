package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.MariaDb;
import dev.bonin.jdbc.PostgreSql;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share nothing but a database, behind a proxy that sends each call to the other one. */
class TwoNodesIT {
    private static final int VISITS_BEFORE = 200;
    private static final int VISITS_AFTER = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();

    @AfterEach
    void close() {
        portOne.close();
    }

    /** Where both keep what they know, by the names of the settings. */
    private record Shared(DatabaseSettings.Server server, String user) {
        Map<String, String> settings() {
            return Map.of(
                    "BONIN_STORE_URL", server.url(),
                    "BONIN_STORE_USER", user,
                    "BONIN_STORE_PASSWORD", user);
        }

        KeptRows rows() throws SQLException {
            return KeptRows.at(server.url() + "?user=" + user + "&password=" + user);
        }
    }

    @Test
    void finishWhatTheOtherStartedAndLoseNothingOnPostgreSql() throws Exception {
        try (var database = PostgreSql.start(folder)) {
            finishAndLoseNothing(new Shared(database.settings(), "postgres"));
        }
    }

    @Test
    void finishWhatTheOtherStartedAndLoseNothingOnMariaDb() throws Exception {
        try (var database = MariaDb.start(folder)) {
            finishAndLoseNothing(new Shared(database.settings(), "bonin"));
        }
    }

    /** When one of them is killed in the middle. */
    private void finishAndLoseNothing(Shared database) throws Exception {
        try (var one = node(database).start().awaitReady();
                var other = node(database).start().awaitReady();
                var proxy = RoundRobin.before(address(one), address(other))) {
            finishWhatTheOtherStarted(address(one), address(other));

            var visitors = new Visitors(portOne);
            visitors.comeUntil(VISITS_BEFORE, proxy.address(), one::kill);
            visitors.comeUntil(VISITS_AFTER, proxy.address(), () -> {});
            visitors.allAskAgain(address(other));

            assertThat(visitors.surprises()).isEmpty();
            assertThat(visitors.unanswered()).isZero();
            assertThat(visitors.acknowledged()).isGreaterThanOrEqualTo(VISITS_BEFORE + VISITS_AFTER);
            try (var rows = database.rows()) {
                assertThat(rows.accepted()).containsAll(visitors.verificationIds());
                assertThat(rows.halfWritten()).isEmpty();
            }
        }
    }

    private void finishWhatTheOtherStarted(URI one, URI other) throws Exception {
        var http = HttpClient.newHttpClient();
        var visit = Visit.begin(http, one, portOne);

        var finished = visit.finish(http, other);
        var again = visit.finish(http, one);

        assertThat(finished.status()).as(finished.body()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.verificationId()).isEqualTo(finished.verificationId()).isEqualTo(visit.id());
    }

    private PackagedServerLaunch node(Shared database) {
        var launch = PackagedServerLaunch.bound(folder.resolve("unused"), portOne);
        for (var setting : database.settings().entrySet()) {
            launch = launch.with(setting.getKey(), setting.getValue());
        }
        return launch;
    }

    private static URI address(PackagedServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}
