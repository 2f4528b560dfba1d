package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.MariaDb;
import dev.bonin.jdbc.PostgreSql;
import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives a kill under load, whichever API of PortOne it was verified on. Each round kills at
 * another moment; {@code tests/crash} runs many of them, the build a few.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("bonin.crash.rounds", 3);
    private static final int MOST_BEFORE_A_KILL = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();
    private final Visitors visitors =
            new Visitors(portOne, List.of("{\"purpose\":\"ofv1\"}", "{\"purpose\":\"ofv2\"}"));
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void ofTheServerOnSqlite() throws Exception {
        int told = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (var server = server().start().awaitReady()) {
                visitors.allAskAgain(address(server));
                assertAllIsWell(round);
                told += visitors.acknowledged();
                assertKept("jdbc:sqlite:" + folder.resolve("bonin.db"));
                visitors.forget();
                visitors.comeUntil(1 + random.nextInt(MOST_BEFORE_A_KILL), address(server), server::kill);
            }
            try (var rows = KeptRows.at("jdbc:sqlite:" + folder.resolve("bonin.db"))) {
                assertThat(rows.integrity()).containsExactly("ok");
            }
        }
        try (var server = server().start().awaitReady()) {
            visitors.allAskAgain(address(server));
            assertAllIsWell(ROUNDS);
        }
        report("the server on SQLite", told + visitors.acknowledged());
    }

    @Test
    void ofPostgreSqlUnderTheServer() throws Exception {
        try (var database = PostgreSql.start(folder);
                var server = server(database).start().awaitReady()) {
            int told = 0;
            for (int round = 0; round < ROUNDS; round++) {
                visitors.comeUntil(1 + random.nextInt(MOST_BEFORE_A_KILL), address(server), database::kill);
                database.startAgain();
                visitors.allAskAgain(address(server));
                assertAllIsWell(round);
                assertKept(database.settings().url() + "?user=postgres&password=postgres");
                told += visitors.acknowledged();
                visitors.forget();
            }
            report("PostgreSQL under the server", told);
        }
    }

    @Test
    void ofMariaDbUnderTheServer() throws Exception {
        try (var database = MariaDb.startDurable(folder);
                var server = server(database).start().awaitReady()) {
            int told = 0;
            for (int round = 0; round < ROUNDS; round++) {
                visitors.comeUntil(1 + random.nextInt(MOST_BEFORE_A_KILL), address(server), database::kill);
                database.startAgain();
                visitors.allAskAgain(address(server));
                assertAllIsWell(round);
                assertKept(database.settings().url() + "?user=bonin&password=bonin");
                told += visitors.acknowledged();
                visitors.forget();
            }
            report("MariaDB under the server", told);
        }
    }

    private void assertAllIsWell(int round) {
        assertThat(visitors.surprises()).as("round %d, seed %d", round, seed).isEmpty();
        assertThat(visitors.unanswered()).isZero();
    }

    private void assertKept(String url) throws Exception {
        try (var rows = KeptRows.at(url)) {
            assertThat(rows.accepted()).containsAll(visitors.verificationIds());
            assertThat(rows.halfWritten()).isEmpty();
        }
    }

    private static void report(String what, int told) {
        System.out.printf(
                "Killed %s %d times; %d people were told 200, and all of them still are%n", what, ROUNDS, told);
    }

    private static URI address(PackagedServer server) {
        return URI.create("http://localhost:" + server.port());
    }

    private PackagedServerLaunch server(PostgreSql database) {
        return server().with("BONIN_STORE_URL", database.settings().url())
                .with("BONIN_STORE_USER", "postgres")
                .with("BONIN_STORE_PASSWORD", "postgres");
    }

    private PackagedServerLaunch server(MariaDb database) {
        return server().with("BONIN_STORE_URL", database.settings().url())
                .with("BONIN_STORE_USER", "bonin")
                .with("BONIN_STORE_PASSWORD", "bonin");
    }

    private PackagedServerLaunch server() {
        return PackagedServerLaunch.bound(folder, portOne)
                .with("BONIN_PURPOSES_OFV1_API", "v1")
                .with("BONIN_PURPOSES_OFV2_API", "v2");
    }
}
