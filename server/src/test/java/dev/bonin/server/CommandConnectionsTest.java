package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.ConfiguredStores;
import dev.bonin.jdbc.PostgreSql;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The command line runs beside the server, whose database has few connections to spare. */
class CommandConnectionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void areTwoAtTheMost() throws Exception {
        try (var database = PostgreSql.start(folder.resolve("database"))) {
            var settings = database.settings();
            var properties = new Binder(new MapConfigurationPropertySource(Map.of(
                            "bonin.store.url", settings.url(),
                            "bonin.store.user", Objects.requireNonNull(settings.user()),
                            "bonin.store.password", Objects.requireNonNull(settings.password()))))
                    .bindOrCreate("bonin", BoninProperties.class);

            try (var stores = ConfiguredStores.openForCommand(properties, Mode.SANDBOX)) {
                IntStream.range(0, 32).parallel().forEach(call -> stores.ping());

                assertThat(connections(settings.url())).isBetween(1, 2);
            }
        }
    }

    private static int connections(String url) throws Exception {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'bonin'")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
