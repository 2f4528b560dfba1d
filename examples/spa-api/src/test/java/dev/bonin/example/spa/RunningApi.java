package dev.bonin.example.spa;

import dev.bonin.account.Accounts;
import dev.bonin.audit.Access;
import dev.bonin.testkit.BoninSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application on a free port, with a PostgreSQL of its own and without members before each test. */
@BoninSandbox(inMemory = false)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningApi {
    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init") // Spring sets it
    private JdbcClient database;

    @Autowired
    @SuppressWarnings("NullAway.Init") // Spring sets it
    private Accounts accounts;

    /** Started once for all classes that run in this JVM; it ends with the JVM. */
    private static final class Started {
        static final EmbeddedPostgres POSTGRES = start();

        private Started() {}

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(3))
                        .start();
            } catch (IOException failure) {
                throw new IllegalStateException("PostgreSQL did not start", failure);
            }
        }
    }

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> Started.POSTGRES.getJdbcUrl("postgres", "postgres"));
        settings.add("spring.datasource.username", () -> "postgres");
        settings.add("bonin.data", RunningApi::emptyFolder);
    }

    private static String emptyFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "data").toString();
        } catch (IOException failure) {
            throw new IllegalStateException("No folder for the keys", failure);
        }
    }

    @BeforeEach
    void forgetMembers() {
        for (var id : ids()) {
            accounts.unlink("", id, new Access("members-api", "local", "test"));
        }
        database.sql("DELETE FROM member").update();
    }

    private List<String> ids() {
        return database.sql("SELECT id FROM member").query(String.class).list();
    }

    final List<String> logins() {
        return database.sql("SELECT login FROM member ORDER BY login")
                .query(String.class)
                .list();
    }

    final String address() {
        return "http://localhost:" + port;
    }
}
