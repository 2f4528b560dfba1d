package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;

/** Whoever still connects while the load balancer learns that the server is ending is served. */
class ShutdownPauseTest {
    @Test
    @Timeout(300)
    void servesNewConnectionsBetweenNotReadyAndClosed() throws Exception {
        var notReady = new CountDownLatch(1);
        ApplicationListener<AvailabilityChangeEvent<?>> witness = event -> {
            if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
                notReady.countDown();
            }
        };
        var server = RunningServer.start("bonin.shutdown-pause=5s");
        server.listen(witness);
        int port = server.port();
        var ended = CompletableFuture.runAsync(server::close);
        try {
            notReady.await();
            var answer = answerOf(port);
            assertThat(answer.getResponseCode()).isEqualTo(200);
            assertThat(answer.getHeaderField("Connection"))
                    .as("a kept connection would be cut off when the port closes")
                    .isEqualTo("close");
        } finally {
            ended.join();
        }
    }

    private static HttpURLConnection answerOf(int port) throws Exception {
        var url = URI.create("http://localhost:" + port + "/certifications/bonin.js")
                .toURL();
        return (HttpURLConnection) url.openConnection();
    }
}
