package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.server.connection.ConnectionLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that ends finishes what is running, and lets whoever still asks come again. */
class DrainingTest {
    private static final String FINISH = RawHttp.request(
                    "POST /certifications HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Content-Length: 23")
            + "{\"imp_uid\":\"imp_12345\"}";

    @Test
    @Timeout(300)
    void waitsForARunningFinish() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = RunningServer.start(
                    "bonin.mode=sandbox",
                    "bonin.portone.base-url=http://127.0.0.1:" + silent.getLocalPort(),
                    "bonin.portone.imp-key=k",
                    "bonin.portone.imp-secret=s",
                    "bonin.portone.timeout=8s");
            try (var open = HeldSockets.open(InetAddress.getLoopbackAddress(), server.port(), 1)) {
                open.send(0, FINISH);
                var asked = silent.accept();
                var ended = CompletableFuture.runAsync(server::close);

                assertThat(open.untilClosed(0)).startsWith("HTTP/1.1 504 ").contains("portone_timed_out");
                ended.get(120, TimeUnit.SECONDS);
                asked.close();
            }
        }
    }

    @Test
    @Timeout(300)
    void tellsWhoeverIsStillSendingToComeAgain() throws Exception {
        var server = RunningServer.start();
        try (var open = HeldSockets.open(InetAddress.getLoopbackAddress(), server.port(), 1)) {
            var half = FINISH.substring(0, FINISH.length() - 10);
            open.send(0, half);
            while (server.received() < half.length()) {
                Thread.onSpinWait();
            }
            var ended = CompletableFuture.runAsync(server::close);

            assertThat(open.untilClosed(0))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("shutting_down")
                    .containsIgnoringCase("retry-after: 2");
            ended.get(120, TimeUnit.SECONDS);
        }
    }

    @Test
    void tellsWhoeverStillAsksToComeAgain() {
        try (var server = RunningServer.start()) {
            server.part(ConnectionLimits.class).refuseAfter(Duration.ZERO);

            assertRefused(server, "en", "The service is restarting");
            assertRefused(server, "ko", "서비스를 다시 시작하는 중입니다");
            assertThat(server.send(HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + server.managementPort() + "/actuator/health/liveness")))
                            .statusCode())
                    .as("operators are not sent away")
                    .isEqualTo(200);
        }
    }

    @Test
    void servesThoseWhoConnectedJustBefore() {
        try (var server = RunningServer.start()) {
            server.part(ConnectionLimits.class).refuseAfter(Duration.ofHours(1));

            assertThat(server.get("/certifications/bonin.js").statusCode()).isEqualTo(200);
        }
    }

    private static void assertRefused(RunningServer server, String language, String title) {
        var answer = server.send(server.request("/certifications/bonin.js").header("Accept-Language", language));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("shutting_down");
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).isEqualTo(title);
    }
}
