package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.PostgreSql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away is an answer of 503, and used again when it is back; nothing that was begun is lost. */
class DatabaseOutageTest {
    @SuppressWarnings("NullAway.Init") // started before all tests
    private static PostgreSql database;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        database = PostgreSql.start(folder);
        server = RunningServer.start(
                "bonin.binding=required",
                "bonin.store.url=" + database.settings().url(),
                "bonin.store.user=postgres",
                "bonin.store.password=postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        database.close();
    }

    @Test
    void isAnAnswerThatSaysWhenToComeBack() throws Exception {
        var browser = server.browser();
        var impUid = browser.certify("adult");
        database.stop();

        for (var answer : new HttpResponse<?>[] {
            start(),
            browser.finish(impUid),
            browser.comeBack("imp_uid=" + impUid + "&merchant_uid=" + browser.merchantUid())
        }) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(String.valueOf(answer.body()))
                    .contains("storage_unavailable")
                    .doesNotContain("postgres", "SQL");
        }
        assertThat(health("readiness")).isEqualTo(503);
        assertThat(health("liveness")).isEqualTo(200);
        assertThat(server.sandbox().calls().all())
                .as("PortOne is not asked in vain")
                .isEmpty();

        database.startAgain();
        assertThat(whenItIsBack(() -> browser.finish(impUid)).body()).contains("\"accepted\"", browser.merchantUid());
        assertThat(health("readiness")).isEqualTo(200);
    }

    @Test
    void isNotReadyWhileNothingCanBeWritten() throws Exception {
        execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
        try {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bonin'");
            assertThat(start().statusCode()).isEqualTo(503);
            assertThat(health("readiness")).isEqualTo(503);
            assertThat(health("liveness")).isEqualTo(200);
        } finally {
            execute("BEGIN READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT");
        }

        assertThat(whenItIsBack(DatabaseOutageTest::start).statusCode()).isEqualTo(201);
        assertThat(health("readiness")).isEqualTo(200);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.settings().url(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static HttpResponse<String> start() {
        return server.send(server.request("/certifications/requests").POST(BodyPublishers.noBody()));
    }

    /** Each call waits for the pool, which pauses between its attempts. */
    private static HttpResponse<String> whenItIsBack(Supplier<HttpResponse<String>> call) {
        var answer = call.get();
        for (int attempt = 0; answer.statusCode() == 503 && attempt < 10; attempt++) {
            answer = call.get();
        }
        return answer;
    }

    private static int health(String probe) throws IOException, InterruptedException {
        var address = "http://localhost:" + server.managementPort() + "/actuator/health/" + probe;
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
