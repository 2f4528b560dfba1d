package dev.bonin.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits of a server that accepts every person, or of two such servers. */
class LoadTest {
    private static final String START = "/certifications/requests";
    private static final String FINISH = "/certifications";
    private static final int CONNECTIONS = 4;

    private final Visits visitors = new Visits(100, 1);
    private final Node one = new Node();
    private final Node other = new Node();

    @BeforeEach
    void start() throws IOException {
        one.start();
        other.start();
    }

    @AfterEach
    void stop() {
        one.stop();
        other.stop();
    }

    @Test
    void areAsManyAsWereWanted() throws IOException {
        try (var load = new Load(one.port(), CONNECTIONS, visitors.ceremonies())) {
            assertThat(load.some(10).visits()).isEqualTo(10);
        }

        assertThat(one.asked).hasSize(20).containsOnly(START, FINISH);
    }

    @Test
    void leaveNoFilesOpenWhereNobodyListensYet() {
        int port = one.port();
        one.stop();
        long before = openFiles();

        for (int i = 0; i < 50; i++) {
            assertThatIOException().isThrownBy(() -> new Load(port, 1, visitors.ceremonies()));
        }

        assertThat(openFiles() - before).isLessThan(50);
    }

    @Test
    void goOnAfterAnErrorWhereTheyShall() throws IOException {
        one.status = 503;
        try (var load = new Load(one.port(), 1, visitors.ceremonies())) {
            var failed = load.endure(Duration.ofMillis(1));
            assertThat(failed.serverErrors())
                    .isPositive()
                    .isEqualTo(failed.measured().visits());
            one.status = 429;
            var refused = load.endure(Duration.ofMillis(1));
            assertThat(refused.serverErrors()).isZero();
            assertThat(refused.refusals()).isPositive();
            one.status = 200;
            var well = load.endure(Duration.ofMillis(1));
            assertThat(well.refusals()).isZero();
            assertThat(well.measured().visits()).isPositive();
        }
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    @Test
    void finishOnAnotherNodeThanTheyStarted() throws IOException {
        try (var load = new Load(List.of(one.port(), other.port()), 1, visitors.ceremonies())) {
            load.some(3);
        }

        assertThat(one.asked).containsExactly(START, START, START);
        assertThat(other.asked).containsExactly(FINISH, FINISH, FINISH);
    }

    @Test
    void startOnEachNodeInTurns() throws IOException {
        try (var load = new Load(List.of(one.port(), other.port()), CONNECTIONS, visitors.ceremonies())) {
            load.some(CONNECTIONS);
        }

        assertThat(one.asked).filteredOn(START::equals).hasSize(CONNECTIONS / 2);
        assertThat(other.asked).filteredOn(START::equals).hasSize(CONNECTIONS / 2);
    }

    /** Records the requests, and accepts them. */
    private static final class Node {
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();
        private volatile int status = 200;

        @SuppressWarnings("NullAway.Init") // started before each test
        private HttpServer server;

        void start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            exchange.getRequestBody().readAllBytes();
            var answer = (path.equals(START) ? "{\"merchant_uid\":\"m1\"}" : "{\"status\":\"accepted\"}")
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Set-Cookie", "bonin=nonce; Path=/");
            exchange.sendResponseHeaders(status, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        }

        int port() {
            return server.getAddress().getPort();
        }

        void stop() {
            server.stop(0);
        }
    }
}
