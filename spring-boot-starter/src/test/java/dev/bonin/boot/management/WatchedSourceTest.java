package dev.bonin.boot.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.source.PortOneVerificationSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchedSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    /** Without it nothing would ever be erased for its age in live mode. */
    @Test
    void tellsTheTimeOfWhatItWatches() {
        var ours = SettableClock.at(NOW);
        try (var sandbox = Sandbox.start(
                        SandboxConfig.defaults().withClock(SettableClock.at(NOW.plus(Duration.ofHours(1)))));
                var portOne = PortOneClient.connect(settings(sandbox), ours, new Random(1))) {
            var watched = new WatchedSource(
                    new PortOneVerificationSource(portOne, ours, Duration.ofMinutes(5)),
                    new PortOneWatch(ours),
                    new SimpleMeterRegistry());

            assertThat(watched.expectedTime()).as("not asked yet").isEmpty();
            assertThat(watched.time()).contains(NOW.plus(Duration.ofHours(1)));
            assertThat(watched.expectedTime()).contains(NOW.plus(Duration.ofHours(1)));
        }
    }

    private static PortOneSettings settings(Sandbox sandbox) {
        var merchant = sandbox.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(sandbox.baseUrl()));
    }
}
