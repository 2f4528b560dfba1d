package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that belongs to a trace belongs to it at PortOne, too. */
class TracedCallsTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final byte[] NONE =
            "{\"type\":\"IDENTITY_VERIFICATION_NOT_FOUND\",\"message\":\"none\"}".getBytes(StandardCharsets.UTF_8);

    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer portOne;

    @SuppressWarnings("NullAway.Init") // started before each test
    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        portOne = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portOne.createContext("/identity-verifications/", call -> {
            received.add(String.valueOf(call.getRequestHeaders().get("traceparent")));
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(404, NONE.length);
            call.getResponseBody().write(NONE);
            call.close();
        });
        portOne.start();
        server = RunningServer.start(
                "bonin.mode=sandbox",
                "bonin.portone.api=v2",
                "bonin.portone.v2.base-url=http://127.0.0.1:"
                        + portOne.getAddress().getPort(),
                "bonin.portone.base-url=http://127.0.0.1:"
                        + portOne.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.close();
        portOne.stop(0);
    }

    private void finish(String... headers) {
        var request = server.request("/certifications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"identity_verification_id\":\"0mx3umyjfch5r93r1we7calpenvewwt6\"}"));
        assertThat(server.send(headers.length == 0 ? request : request.headers(headers))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendTheTraceOfTheCallToPortOne() {
        finish("traceparent", TRACE);

        assertThat(received).containsExactly("[" + TRACE + "]");
    }

    @Test
    void sendNothingThatIsNoTrace() {
        finish("traceparent", TRACE + "-more");
        finish();

        assertThat(received).containsExactly("null", "null");
    }
}
