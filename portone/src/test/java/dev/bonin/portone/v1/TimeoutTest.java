package dev.bonin.portone.v1;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call ends, whatever the server does. */
class TimeoutTest {
    private static final Duration TOTAL = Duration.ofSeconds(4);

    /** Below what any other timeout would take; far above the total timeout, for busy machines. */
    private static final Duration WITHOUT_IT = Duration.ofSeconds(29);

    private final SandboxedPortOne portOne = new SandboxedPortOne();
    private final ImpUid id = portOne.certified();

    /** The first call of a process loads classes, which takes longer than these timeouts on a busy machine. */
    @BeforeAll
    static void loadClasses() {
        try (var other = new SandboxedPortOne()) {
            var patient = other.client(other.settings().withTotalTimeout(Duration.ofMinutes(1)));
            assertThat(patient.certification(other.certified()).certified()).isTrue();
        }
    }

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void cutsACallThatIsNeverAnswered() {
        var client = portOne.client(portOne.settings().withTotalTimeout(TOTAL));
        client.certification(id);
        portOne.sandbox().nextAnswers(new Fault.Stalled().on(RestRoute.GET_CERTIFICATION));
        assertTimedOut(client);
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    @Test
    void cutsATokenThatNeverComes() {
        portOne.sandbox().nextAnswers(new Fault.Stalled().on(RestRoute.GET_TOKEN));
        var timedOut = assertTimedOut(portOne.client(portOne.settings().withTotalTimeout(TOTAL)));
        assertThat(timedOut.operation()).isEqualTo("POST /users/getToken");
        assertThat(timedOut.retrySafe()).isTrue();
    }

    @Test
    void cutsTheRepetitionsToo() {
        portOne.sandbox().nextAnswers(new Fault.Status(503).on(RestRoute.GET_CERTIFICATION));
        portOne.sandbox().nextAnswers(new Fault.Stalled().on(RestRoute.GET_CERTIFICATION));
        var client = portOne.client(portOne.settings().withTotalTimeout(TOTAL));
        assertTimedOut(client);
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Padding: ",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
            })
    void cutsAnAnswerThatTrickles(String head) throws IOException {
        try (var server = ScriptedServer.telling(ScriptedServer.trickle(head));
                var client = PortOneClient.connect(server.settings().withTotalTimeout(TOTAL))) {
            assertTimedOut(client);
        }
    }

    @Test
    void cutsTheWaitForAConnection() {
        var client = portOne.client(portOne.settings().withMaxConnections(1).withTotalTimeout(TOTAL));
        client.certification(id);
        portOne.sandbox()
                .nextAnswers(new Fault.Stalled().on(RestRoute.GET_CERTIFICATION).times(2));
        var first = CompletableFuture.supplyAsync(() -> client.certification(id));
        while (portOne.reportCalls() < 2) {
            Thread.onSpinWait();
        }
        assertTimedOut(client);
        assertThat(first).failsWithin(WITHOUT_IT);
    }

    /** A listener with a full queue neither accepts nor refuses connections. */
    @Test
    void cutsAConnectionThatIsNeverMade() throws IOException {
        try (var full = new FullQueue();
                var client = PortOneClient.connect(PortOneSettings.of(ScriptedServer.CREDENTIALS)
                        .withBaseUrl(full.baseUrl())
                        .withConnectTimeout(Duration.ofSeconds(30))
                        .withTotalTimeout(TOTAL))) {
            assertTimedOut(client);
        }
    }

    private PortOneUnavailableException assertTimedOut(PortOneClient client) {
        long start = System.nanoTime();
        var failure = catchThrowableOfType(PortOneUnavailableException.class, () -> client.certification(id));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WITHOUT_IT);
        assertThat(failure).isNotNull().matches(PortOneUnavailableException::timedOut);
        assertThat(failure.httpStatus()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
        return failure;
    }

    @Nested
    class IsNotNeededForWhatIsKnownAtOnce {
        @Test
        void asThatNobodyListens() throws IOException {
            int port;
            try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = listener.getLocalPort();
            }
            assertUnreachable(URI.create("http://localhost:" + port));
        }

        @Test
        void asThatThereIsNoSuchHost() {
            assertUnreachable(URI.create("https://nobody.invalid"));
        }

        @Test
        void asThatTheOtherSideSpeaksNoTls() throws IOException {
            try (var rude = new PlainTalker()) {
                assertUnreachable(URI.create("https://localhost:" + rude.port()));
            }
        }

        private void assertUnreachable(URI baseUrl) {
            var client =
                    portOne.client(portOne.settings().withBaseUrl(baseUrl).withTotalTimeout(Duration.ofMinutes(1)));
            var failure = catchThrowableOfType(PortOneUnavailableException.class, () -> client.certification(id));
            assertThat(failure).isNotNull().hasMessage("POST /users/getToken: not reachable");
            assertThat(failure.timedOut()).isFalse();
            assertThat(failure.retrySafe()).isTrue();
        }
    }

    private static final class FullQueue implements AutoCloseable {
        private static final int MOST = 64;

        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> waiting = new ArrayList<>();

        FullQueue() throws IOException {
            for (int i = 0; i < MOST && join(); i++) {
                assertThat(waiting).hasSizeLessThan(MOST);
            }
        }

        URI baseUrl() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort());
        }

        private boolean join() throws IOException {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()), 200);
                return true;
            } catch (SocketTimeoutException full) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            for (var socket : waiting) {
                socket.close();
            }
            listener.close();
        }
    }

    /** Sends plain text first, where the client expects TLS. */
    private static final class PlainTalker implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        PlainTalker() throws IOException {
            var talking = new Thread(this::talk, "plain-talker");
            talking.setDaemon(true);
            talking.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        private void talk() {
            while (!listener.isClosed()) {
                greetTheNext();
            }
        }

        private void greetTheNext() {
            try (var caller = listener.accept()) {
                caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException closedOrGone) {
                assertThat(closedOrGone).as("no caller is waited for any more").isNotNull();
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
