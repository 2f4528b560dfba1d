package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.erasure.Retention;
import dev.bonin.policy.Policy;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.store.Stores;
import dev.bonin.verification.VerificationFinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** What is due is done by itself, also where the application makes its beans only as they are needed. */
@Timeout(300)
class LazyInitializationTest {
    private static final String LAZY = "--spring.main.lazy-initialization=true";
    private static final String HOUR = "--bonin.purposes.signup.erase-after=1h";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(clock));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @AfterEach
    void close() {
        portOne.close();
    }

    /** An application whose chores run, unlike those of {@link Shop}. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class LazyShop {
        @Bean
        Heard heard() {
            return new Heard(new CountDownLatch(1));
        }

        @Bean
        Policy bornInTheSeventies() {
            return new Shop().bornInTheSeventies();
        }
    }

    record Heard(CountDownLatch first) {
        @EventListener
        void finished(VerificationFinished event) {
            first.countDown();
        }
    }

    @Test
    void keepsPeopleTellsOfThemAndChainsTheAccessLog() throws InterruptedException {
        try (var shop = start(LAZY, HOUR)) {
            assertThat(shop.verify("signup", "adult").statusCode()).isEqualTo(200);

            shop.context().getBean(Heard.class).first().await();
            var log = shop.context().getBean(Stores.class).log();
            await(() -> log.head().sequence() > 0);
        }
    }

    @Test
    void erasesPeopleWhoseTimeIsOver() {
        try (var shop = start(LAZY, HOUR)) {
            assertThat(shop.verify("signup", "adult").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(2));

        try (var shop = start(LAZY, HOUR)) {
            var retention = shop.context().getBean(Retention.class);
            await(() -> retention.overdue().isZero());
        }
    }

    @Test
    void startsWithNoKeysThatTheDatabaseIsNotKeptWith() throws IOException {
        start(LAZY, HOUR).close();
        Files.delete(data.resolve("keys.ring"));

        assertThatThrownBy(() -> start(LAZY, HOUR)).hasRootCauseInstanceOf(RefusedStartException.class);
    }

    private static void await(BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private RunningShop start(String... settings) {
        return RunningShop.startApplication(List.of(LazyShop.class), portOne, clock, data, settings);
    }
}
