package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bonin.boot.refusal.RefusedStartException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds connections, or sends slowly, keeps no other client out for long, and costs no more than so much. */
@Timeout(300)
class ConnectionsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String SLOW_POST = RawHttp.request(
            "POST /certifications HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: 4000");

    /** Nobody's time is over before the test has seen what it is about. */
    private static final String IN_TIME = "bonin.connections.request-within=5m";

    private static final String GET = RawHttp.request("GET /demo/setup HTTP/1.1", "Host: localhost");

    @Test
    @Timeout(300)
    void letsInNoMoreConnectionsThanTheLimit() throws Exception {
        try (var server = RunningServer.start("bonin.connections.most=40", IN_TIME);
                var held = HeldSockets.open(HERE, server.port(), 60)) {
            held.sendAll(SLOW_POST);
            while (server.accepts() || server.connections() < 39) { // what was accepted is counted a moment later
                Thread.onSpinWait();
            }

            assertThat(server.connections()).isBetween(39, 41);
            held.closeAll();
            assertThat(server.get("/demo/setup").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void limitsTheConnectionsOfOneAddress() throws Exception {
        var outside = Reach.outside();
        assumeThat(outside.isLoopbackAddress())
                .as("this machine has no network")
                .isFalse();
        try (var server = exposed("bonin.connections.most-per-address=5");
                var held = HeldSockets.open(outside, server.port(), 8)) {
            for (int i = 5; i < 8; i++) {
                assertThat(held.untilClosed(i)).isEmpty();
            }
            for (int i = 0; i < 5; i++) {
                held.send(i, GET);
                assertThat(held.firstLine(i)).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(server.get("/demo/setup").statusCode())
                    .as("from another address")
                    .isEqualTo(200);

            held.close(0);
            while (firstLineOfNext(outside, server).isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    private static String firstLineOfNext(InetAddress address, RunningServer server) throws Exception {
        try (var next = HeldSockets.open(address, server.port(), 1)) {
            next.send(0, GET);
            return next.firstLine(0);
        } catch (SocketException closedAlready) {
            return "";
        }
    }

    @Test
    void limitsNoProxyOfOurs() throws Exception {
        var outside = Reach.outside();
        try (var server = exposed(
                        "bonin.connections.most-per-address=5",
                        "bonin.web.trusted-proxies=" + outside.getHostAddress().split("%", 2)[0]);
                var held = HeldSockets.open(outside, server.port(), 8)) {
            for (int i = 0; i < 8; i++) {
                held.send(i, GET);
                assertThat(held.firstLine(i)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void answersABodyThatTricklesInWith408() throws Exception {
        try (var server = RunningServer.start("bonin.connections.request-within=3s");
                var held = HeldSockets.open(HERE, server.port(), 1)) {
            held.send(0, SLOW_POST);
            held.keepSending(0, "a");

            assertTimedOut(held.untilClosed(0));
        }
    }

    @Test
    void answersABodyThatStallsWith408() throws Exception {
        try (var server = RunningServer.start("bonin.connections.request-within=3s");
                var held = HeldSockets.open(HERE, server.port(), 1)) {
            held.send(0, SLOW_POST + "{");

            assertTimedOut(held.untilClosed(0));
        }
    }

    /** The idle timeout, where it is the shorter one. */
    @Test
    void answersABodyThatStallsForTheIdleTimeoutWith408() throws Exception {
        try (var server = RunningServer.start("bonin.connections.idle-for=3s");
                var held = HeldSockets.open(HERE, server.port(), 1)) {
            held.send(0, SLOW_POST + "{");

            assertTimedOut(held.untilClosed(0));
        }
    }

    /** Else each of their answers that is not read would wait, and on JDK 17 a thread with it. */
    @Test
    void endsAConnectionThatSendsManyRequestsAhead() throws Exception {
        try (var server = RunningServer.start();
                var held = HeldSockets.open(HERE, server.port(), 1)) {
            held.send(0, GET.repeat(60));

            var answers = held.untilClosed(0).split("HTTP/1.1 200 OK", -1).length - 1;

            assertThat(answers).isBetween(17, 20);
        }
    }

    private static void assertTimedOut(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("connection: close")
                .contains("\"code\":\"body_timed_out\"");
    }

    @Test
    void closesAConnectionWhoseHeadTricklesIn() throws Exception {
        try (var server = RunningServer.start("bonin.connections.request-within=3s");
                var held = HeldSockets.open(HERE, server.port(), 1)) {
            held.send(0, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
            held.keepSending(0, "a");

            assertThat(held.untilClosed(0)).isEmpty();
        }
    }

    @Test
    void holdsNoMoreOfAllBodiesTogetherThanSoMuch() throws Exception {
        int many = 700;
        try (var server = RunningServer.start(IN_TIME);
                var held = HeldSockets.open(HERE, server.port(), many)) {
            var large = SLOW_POST.replace("4000", "16000") + "a".repeat(15_800);
            held.sendAll(large);
            while (held.answered() < many - 8 * 1024 * 1024 / 15_800) {
                Thread.onSpinWait();
            }

            assertThat(refusedOf(held, many)).isGreaterThan(0);
            assertThat(server.finish(server.sandbox().certify("adult")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static long refusedOf(HeldSockets held, int many) throws Exception {
        long refused = 0;
        for (int i = 0; i < many; i++) {
            if (held.hasAnswer(i)) {
                assertThat(held.firstLine(i)).isEqualTo("HTTP/1.1 503 Service Unavailable");
                refused++;
            }
        }
        return refused;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "most=0",
                "most-per-address=0",
                "request-within=20",
                "request-within=1h",
                "idle-for=75",
                "idle-for=0s",
                "idle-for=2h"
            })
    void refusesLimitsThatCannotBeMeant(String setting) {
        var failure = catchThrowable(
                () -> RunningServer.start("bonin.connections." + setting).close());
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        assertThat(failure)
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("bonin.connections." + setting.split("=", 2)[0]);
    }

    @Test
    void keepsAnIdleConnectionLongerThanABalancerDoes() {
        try (var server = RunningServer.start()) {
            assertThat(server.idleTimeouts()).isNotEmpty().allMatch(idle -> idle.compareTo(Duration.ofSeconds(60)) > 0);
        }
    }

    private static RunningServer exposed(String... settings) {
        var all = Stream.concat(Stream.of("bonin.sandbox.expose=true"), Stream.of(settings));
        return RunningServer.start(all.toArray(String[]::new));
    }
}
