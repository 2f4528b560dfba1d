package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.boot.diagnosis.DoctorAutoConfiguration;
import dev.bonin.boot.management.HealthAutoConfiguration;
import dev.bonin.boot.management.MetricsAutoConfiguration;
import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.web.CurrentAccount;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Spring Security, Actuator and Micrometer are the application's choice. */
class OptionalPartsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @Test
    void mayAllBeMissing() {
        try (var portOne = Sandbox.start()) {
            new WebApplicationContextRunner()
                    .withClassLoader(new FilteredClassLoader(
                            "org.springframework.security",
                            "org.springframework.boot.actuate",
                            "org.springframework.boot.health",
                            "io.micrometer.core"))
                    .withConfiguration(AutoConfigurations.of(
                            BoninAutoConfiguration.class,
                            HealthAutoConfiguration.class,
                            MetricsAutoConfiguration.class,
                            DoctorAutoConfiguration.class))
                    .withPropertyValues(
                            "bonin.mode=sandbox",
                            "bonin.data=" + data,
                            "bonin.portone.base-url=" + portOne.baseUrl(),
                            "bonin.portone.imp-key=" + portOne.merchant().impKey(),
                            "bonin.portone.imp-secret=" + portOne.merchant().impSecret())
                    .run(context -> assertThat(context)
                            .hasSingleBean(Bonin.class)
                            .hasSingleBean(CurrentAccount.class)
                            .doesNotHaveBean("boninOwnProof")
                            .doesNotHaveBean("boninDatabaseHealthIndicator")
                            .doesNotHaveBean("boninOutcomeMeter")
                            .doesNotHaveBean("boninDoctorEndpoint"));
        }
    }
}
