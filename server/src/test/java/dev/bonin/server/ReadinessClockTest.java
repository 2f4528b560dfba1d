package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node whose clock PortOne contradicts would refuse every finish, so it gets none. */
class ReadinessClockTest {
    private final SettableClock theirs = SettableClock.at(Instant.now());

    @Test
    void takesANodeOutWhileItsClockIsOff() {
        theirs.advance(Duration.ofHours(1));
        try (var portOne = Sandbox.start(SandboxConfig.defaults().withClock(theirs));
                var server = RunningServer.live(portOne, outcome -> {})) {
            server.part(Bonin.class).clocks().now();

            assertThat(readiness(server)).isEqualTo(503);
            assertThat(figure(server)).isZero();
            assertThat(codes(server)).contains("clock_differs_from_portone", "proxies_undeclared");

            theirs.set(Instant.now());
            assertThat(readinessOnceAskedAnew(server)).isEqualTo(200);
            assertThat(figure(server)).isEqualTo(1);
        }
    }

    @Test
    void leavesANodeInWhilePortOneIsAway() {
        var portOne = Sandbox.start(SandboxConfig.defaults().withClock(theirs));
        try (var server = RunningServer.live(portOne, outcome -> {})) {
            server.part(Bonin.class).clocks().now();
            portOne.close();
            server.part(Bonin.class).clocks().now();

            assertThat(readiness(server)).isEqualTo(200);
            assertThat(codesOnceAskedAnew(server)).contains("portone_unreachable");
        }
    }

    /** Whoever collects metrics does not ask health endpoints. */
    private static double figure(RunningServer server) {
        return server.part(MeterRegistry.class)
                .get("bonin.health")
                .tag("check", "clock")
                .gauge()
                .value();
    }

    /** PortOne's time is asked at most once a second, and the doctor's answer is shared for ten. */
    private static List<String> codesOnceAskedAnew(RunningServer server) {
        var end = Instant.now().plusSeconds(120);
        var codes = codes(server);
        while (codes.contains("portone_ok") && Instant.now().isBefore(end)) {
            codes = codes(server);
        }
        return codes;
    }

    /** PortOne's time is asked at most once a second. */
    private static int readinessOnceAskedAnew(RunningServer server) {
        var end = Instant.now().plusSeconds(120);
        int readiness = readiness(server);
        while (readiness != 200 && Instant.now().isBefore(end)) {
            server.part(Bonin.class).clocks().now();
            readiness = readiness(server);
        }
        return readiness;
    }

    private static int readiness(RunningServer server) {
        return server.send(managed(server, "/actuator/health/readiness")).statusCode();
    }

    private static List<String> codes(RunningServer server) {
        return JsonPath.read(
                server.send(managed(server, "/actuator/bonindoctor")).body(), "$.findings[*].code");
    }

    private static HttpRequest.Builder managed(RunningServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.managementPort() + path));
    }
}
