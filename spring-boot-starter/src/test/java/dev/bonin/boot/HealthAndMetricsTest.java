package dev.bonin.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.store.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application with Spring Boot's Actuator tells its operators of Bonin. */
class HealthAndMetricsTest {
    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(SettableClock.at(Instant.now())));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    private @Nullable RunningShop shop;

    @Configuration(proxyBeanMethods = false)
    static class Meters {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
        portOne.close();
    }

    @Test
    void isReadyUntilTheDatabaseIsGone() {
        start();
        assertThat(readiness()).isEqualTo(200);

        shop().context().getBean(Stores.class).close();

        assertThat(readiness()).isEqualTo(503);
    }

    @Test
    void tellsWhatIsAsItShouldBeAndWhatIsNot() {
        start();
        assertThat(doctor()).contains("\"status\":\"ok\"", "database_ok", "keys_ok", "portone_ok");

        shop().context().getBean(Stores.class).close();

        assertThat(doctor()).contains("\"status\":\"error\"", "database_unusable", "데이터베이스를 쓸 수 없습니다: 연결할 수 없거나");
    }

    private String doctor() {
        return shop().send(shop().request("/actuator/bonindoctor")).body();
    }

    @Test
    void countsStartsOutcomesAndCalls() {
        start();

        assertThat(shop().verify("signup", "adult").statusCode()).isEqualTo(200);

        var meters = shop().context().getBean(MeterRegistry.class);
        assertThat(meters.get("bonin.starts").tag("by", "browser").counter().count())
                .isEqualTo(1);
        assertThat(meters.get("bonin.outcomes")
                        .tag("status", "accepted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("bonin.portone.calls")
                        .tag("outcome", "found")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("bonin.keys.rotation.remaining").gauge().value()).isZero();
    }

    @Test
    void measuresWhatHealthTellsForAlerts() {
        start();
        assertThat(gauge("bonin.health", "check", "database")).isOne();
        assertThat(gauge("bonin.health", "check", "keys")).isOne();
        assertThat(gauge("bonin.portone.state", "state", "answers")).isZero();

        assertThat(shop().verify("signup", "adult").statusCode()).isEqualTo(200);
        assertThat(gauge("bonin.portone.state", "state", "answers")).isOne();
        assertThat(gauge("bonin.portone.state", "state", "unreachable")).isZero();
        assertThat(gauge("bonin.portone.state", "state", "refuses_credentials")).isZero();

        shop().context().getBean(Stores.class).close();
        assertThat(gauge("bonin.health", "check", "database")).isZero();
    }

    private double gauge(String name, String tag, String value) {
        var meters = shop().context().getBean(MeterRegistry.class);
        return meters.get(name).tag(tag, value).gauge().value();
    }

    private int readiness() {
        return shop().send(shop().request("/actuator/health/readiness")).statusCode();
    }

    private void start() {
        shop = RunningShop.start(
                List.of(Meters.class),
                portOne,
                SettableClock.at(Instant.now()),
                data,
                "--management.endpoints.web.exposure.include=health,bonindoctor",
                "--management.endpoint.health.probes.enabled=true",
                "--management.endpoint.health.group.readiness.include=readinessState,boninDatabase,boninKeys,boninClock");
    }

    private RunningShop shop() {
        return requireNonNull(shop);
    }
}
