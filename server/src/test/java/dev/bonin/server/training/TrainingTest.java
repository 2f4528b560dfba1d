package dev.bonin.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.server.BoninServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The server that the startup cache is trained with. */
class TrainingTest {
    /** They may name the database of real people. */
    @Test
    void readsNoSettingsOfItsProcess() throws Exception {
        System.setProperty("bonin.web.path", "/elsewhere");
        try (var server = TrainingServer.start(BoninServer.application())) {
            assertThat(status(server, "/certifications/bonin.js")).isEqualTo(200);
            assertThat(status(server, "/elsewhere/bonin.js")).isEqualTo(404);
        } finally {
            System.clearProperty("bonin.web.path");
        }
    }

    @Test
    void verifiesPeopleAndLeavesNothingBehind() throws Exception {
        Path folder;
        try (var server = TrainingServer.start(BoninServer.application());
                var clients = new TrainingClients(server)) {
            folder = server.folder();
            assertThat(clients.verify(8, System.nanoTime())).as("one each").isEqualTo(8);
            assertThat(folder).isNotEmptyDirectory();
        }
        assertThat(folder).doesNotExist();
    }

    private static int status(TrainingServer server, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
