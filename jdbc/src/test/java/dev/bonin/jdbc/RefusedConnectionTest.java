package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database server, or the network before it, says about settings that are wrong; never the password. */
class RefusedConnectionTest {
    private static final String PASSWORD = "hunter2";

    @RegisterExtension
    static final PostgreSqlServer POSTGRESQL = new PostgreSqlServer();

    @RegisterExtension
    static final MariaDbServer MARIADB = new MariaDbServer();

    /** Settings that are wrong, the refusal of a start with them, and what it says: one of these. */
    record Mistake(String name, CompletableFuture<StoreException> refusal, List<String> reasons) {
        Mistake(String name, DatabaseSettings.Server settings, String... reasons) {
            this(name + " of " + settings.url(), refusalOf(settings), List.of(reasons));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Begins all starts at once: each waits ten seconds for a server that may only be starting. */
    static List<Mistake> mistakes() throws IOException {
        var mistakes = new ArrayList<Mistake>();
        for (var server : List.of(
                POSTGRESQL.running().settings(),
                MARIADB.running().settings(),
                MARIADB.running().settingsOfMySql())) {
            var url = server.url();
            mistakes.add(new Mistake(
                    "user",
                    new DatabaseSettings.Server(url, "stranger", PASSWORD, 1),
                    "the database refuses this user or password ("));
            mistakes.add(new Mistake(
                    "database",
                    at(server, url.replaceFirst("/[^/]*$", "/missing")),
                    "the database does not exist on the server (3D000)",
                    // MariaDB and MySQL do not say that it is missing to users who have no rights on it
                    "lacks permissions, or the database does not exist: create it"));
            mistakes.add(new Mistake(
                    "port",
                    at(server, url.replaceFirst(":\\d+/", ":" + closedPort() + "/")),
                    "its host refuses connections"));
            mistakes.add(new Mistake(
                    "host",
                    at(server, url.replaceFirst("//[^/]*/", "//db.invalid/")),
                    "no address is known for the name of its host"));
        }
        return mistakes;
    }

    private static DatabaseSettings.Server at(DatabaseSettings.Server server, String url) {
        return new DatabaseSettings.Server(url, server.user(), server.password(), 1);
    }

    private static CompletableFuture<StoreException> refusalOf(DatabaseSettings.Server settings) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(StoreException.class, () -> BoninDatabase.open(settings, Mode.SANDBOX)),
                run -> new Thread(run).start());
    }

    private static int closedPort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrong(Mistake mistake) {
        assertThat(mistake.refusal().join().getMessage())
                .containsAnyOf(mistake.reasons().toArray(String[]::new))
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db.example:6432/bonin?password=hunter2 | host db.example, port 6432, database bonin",
                "jdbc:postgresql://db.example/bonin                       | host db.example, port 5432, database bonin",
                "jdbc:postgresql://[2001:db8::1]:5432/bonin               | host [2001:db8::1], port 5432, database bonin",
                "jdbc:postgresql:bonin                                    | host localhost, port 5432, database bonin",
                "jdbc:postgresql://db.example/                            | host db.example, port 5432",
                "jdbc:mariadb://db.example/bonin?password=hunter2         | host db.example, port 3306, database bonin",
                "jdbc:mysql://db.example:3307/bonin                       | host db.example, port 3307, database bonin"
            })
    void isShownByWhatNoSecretIsIn(String url, String shown) {
        assertThat(new DatabaseSettings.Server(url, "bonin", PASSWORD, 1).address())
                .contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://bonin:hunter2@db.example/bonin",
                "jdbc:postgresql://5432/hunter2@db.example/bonin",
                "jdbc:postgresql://bonin:1234/hunter2?@db.example/bonin",
                "jdbc:mariadb://db.example/bonin;password=hunter2",
                "jdbc:mysql://address=(host=db.example)(password=hunter2)/bonin",
                "jdbc:mariadb://first.example,second.example/bonin"
            })
    void isNotShownWhereASecretMayBe(String url) {
        assertThat(new DatabaseSettings.Server(url, "bonin", PASSWORD, 1).address())
                .isEmpty();
    }
}
