package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyUse;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node whose keys are not those that people are kept with by now verifies nobody whom others would not find, and says
 * so.
 */
class OutdatedKeysTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void areAnOutageThatPassesWhenTheKeysAreThere() {
        var settings = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        try (var server = RunningServer.start("bonin.data=" + folder, "bonin.purposes.signup.keep=person");
                var database = BoninDatabase.open(settings, Mode.SANDBOX)) {
            var foreign = KeyRing.draw(Clock.systemUTC()).keys().stream()
                    .filter(key -> key.use() == KeyUse.INDEX)
                    .findFirst()
                    .orElseThrow();
            assertThat(database.sealed().register(foreign)).isTrue();
            var browser = server.browser();
            var impUid = browser.certify("adult");

            var refused = browser.finish(impUid);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("keys_unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(database.sealed().isEmpty()).isTrue();

            database.sealed().retiring(foreign.id());
            assertThat(database.sealed().forget(foreign.id())).isTrue();
            assertThat(browser.finish(impUid).statusCode()).isEqualTo(200);
        }
    }
}
