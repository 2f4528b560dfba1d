package dev.bonin.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that does not arrive ends in our problem, and not in an error page of the container or the application. */
class StalledBodyTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"--server.tomcat.connection-timeout=3s", RunningShop.ON_JETTY})
    void endsInAProblem(String container) throws IOException {
        try (var portOne = Sandbox.start();
                var shop = RunningShop.start(
                        portOne, clock, data, container, "--server.jetty.connection-idle-timeout=3s")) {
            assertThat(exchange(shop, "Content-Length: 100", "{\"purpose\":"))
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("cache-control: no-store")
                    .contains("\"code\":\"body_timed_out\"");
        }
    }

    @Test
    void leavesTheErrorsOfTheApplicationToItsOwnPage() {
        try (var portOne = Sandbox.start();
                var shop = RunningShop.start(portOne, clock, data)) {
            assertThat(shop.send(shop.request("/nowhere")).body()).contains("\"path\":\"/nowhere\"");
        }
    }

    /** Sends a part of the body and waits for the end. */
    private static String exchange(RunningShop shop, String length, String body) throws IOException {
        var address = shop.request("").build().uri();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = String.join(
                    "\r\n",
                    "POST /certifications/requests HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Connection: close",
                    length);
            socket.getOutputStream().write((head + "\r\n\r\n" + body).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
