package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * A call that waits for PortOne keeps no other out. Before virtual threads there are 200 to wait on, so not all of them
 * may.
 */
class SlowPortOneTest {
    private static final int MANY = 400;

    @Test
    @Timeout(300)
    @EnabledForJreRange(max = JRE.JAVA_20)
    void keepsThreadsForOthersWhereThereAreFew() throws Exception {
        try (var silent = new ServerSocket(0, MANY, InetAddress.getLoopbackAddress());
                var server = silent(silent, "bonin.portone.timeout=40s");
                var waiting = new Finishes(server.port())) {
            while (waiting.unanswered() > 128) {
                assertThat(server.get("/certifications/bonin.js").statusCode()).isEqualTo(200);
            }

            assertThat(server.browser().merchantUid()).isNotEmpty();
            assertThat(waiting.unanswered()).isEqualTo(128);
        }
    }

    @Test
    @Timeout(300)
    @EnabledForJreRange(min = JRE.JAVA_21)
    void answersWhileHundredsWaitForIt() throws Exception {
        try (var silent = new ServerSocket(0, MANY, InetAddress.getLoopbackAddress());
                var server = silent(silent, "bonin.portone.timeout=8s");
                var waiting = new Finishes(server.port())) {
            while (server.received() < waiting.sent) {
                assertThat(server.get("/certifications/bonin.js").statusCode()).isEqualTo(200);
            }

            assertThat(server.get("/certifications/bonin.js").statusCode()).isEqualTo(200);
            assertThat(waiting.unanswered()).isEqualTo(MANY);
        }
    }

    private static RunningServer silent(ServerSocket portOne, String timeout) {
        return RunningServer.start(
                "bonin.mode=sandbox",
                "bonin.portone.base-url=http://127.0.0.1:" + portOne.getLocalPort(),
                "bonin.portone.imp-key=k",
                "bonin.portone.imp-secret=s",
                timeout,
                "bonin.web.limits.finishes-per-minute=100000");
    }

    /** As many at once, each of another person. */
    private static final class Finishes implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();
        private long sent;

        Finishes(int port) throws IOException {
            for (int i = 0; i < MANY; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(socket);
                var finish = finish("{\"imp_uid\":\"imp_" + i + "\"}").getBytes(StandardCharsets.US_ASCII);
                socket.getOutputStream().write(finish);
                sent += finish.length;
            }
        }

        private static String finish(String body) {
            return RawHttp.request(
                            "POST /certifications HTTP/1.1",
                            "Host: localhost",
                            "Content-Type: application/json",
                            "Content-Length: " + body.length())
                    + body;
        }

        long unanswered() throws IOException {
            long unanswered = 0;
            for (var socket : sockets) {
                unanswered += socket.getInputStream().available() == 0 ? 1 : 0;
            }
            return unanswered;
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
