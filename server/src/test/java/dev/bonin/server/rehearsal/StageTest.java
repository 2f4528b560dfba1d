package dev.bonin.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.server.BoninServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The server that a rehearsal is played on. */
class StageTest {
    /** Where a Spring Boot application finds its settings, and this one must not: they may name the database of real people. */
    private static final Path BESIDE = Path.of("config", "application.yaml");

    @Test
    void readsNoSettingsOfTheServerThatItIsFor() throws Exception {
        write("bonin.web.path: /elsewhere");
        try (var stage = Stage.open(BoninServer.application())) {
            assertThat(status(stage, "/certifications/bonin.js")).isEqualTo(200);
            assertThat(status(stage, "/elsewhere/bonin.js")).isEqualTo(404);
        } finally {
            Files.delete(BESIDE);
            Files.delete(BESIDE.getParent());
        }
    }

    /** One that a killed process left behind is not locked any more. */
    @Test
    void deletesWhatAKilledRehearsalLeftBehindAndNothingThatIsInUse() throws Exception {
        var left = Files.createTempDirectory("bonin-rehearsal");
        Files.writeString(left.resolve("in-use"), "");
        Files.writeString(left.resolve("bonin.db"), "invented people");
        try (var used = StageFolder.open();
                var next = StageFolder.open()) {
            assertThat(left).doesNotExist();
            assertThat(used.path()).exists();
            assertThat(next.path()).exists();
        }
    }

    private static void write(String settings) throws IOException {
        Files.createDirectories(BESIDE.getParent());
        Files.writeString(BESIDE, settings);
    }

    private static int status(Stage stage, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + stage.port() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
