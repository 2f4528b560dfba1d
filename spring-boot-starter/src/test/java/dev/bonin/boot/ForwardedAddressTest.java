package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** An address that a caller has invented gives it no budget of its own, whoever in the application believes it. */
class ForwardedAddressTest {
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private static final int LIMIT = 5;

    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(CLOCK));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @AfterEach
    void close() {
        portOne.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        ForwardedHeaderFilter forwardedHeaderFilter() {
            return new ForwardedHeaderFilter();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "framework", "native"})
    void countsForTheAddressThatTheProxyNames(String strategy) {
        assertLimited(List.of(), "--server.forward-headers-strategy=" + strategy);
    }

    @Test
    void countsForItBehindAFilterThatTheApplicationAddsItself() {
        assertLimited(List.of(OwnFilter.class));
    }

    private void assertLimited(List<Class<?>> configuration, String... settings) {
        var all = new ArrayList<>(
                List.of("--bonin.web.trusted-proxies=127.0.0.1", "--bonin.web.limits.starts-per-minute=" + LIMIT));
        all.addAll(List.of(settings));
        try (var shop = RunningShop.start(configuration, portOne, CLOCK, data, all.toArray(String[]::new))) {
            var statuses = IntStream.range(0, 2 * LIMIT)
                    .mapToObj(i -> start(shop, "203.0.113." + i, "198.51.100.7"))
                    .toList();

            assertThat(statuses.subList(0, LIMIT)).isEqualTo(Collections.nCopies(LIMIT, 201));
            assertThat(statuses.subList(LIMIT, 2 * LIMIT)).isEqualTo(Collections.nCopies(LIMIT, 429));
            assertThat(start(shop, "203.0.113.1", "198.51.100.8"))
                    .as("somebody else")
                    .isEqualTo(201);
        }
    }

    private static int start(RunningShop shop, String invented, String caller) {
        return shop.send(shop.request("/certifications/requests")
                        .header("X-Forwarded-For", invented + ", " + caller)
                        .header("Forwarded", "for=" + invented)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"purpose\":\"signup\"}")))
                .statusCode();
    }
}
