package dev.bonin.server.management;

import dev.bonin.boot.management.PortOneWatch;
import dev.bonin.boot.management.StartMeter;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.source.VerificationSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans of this package. The endpoints are Spring Boot's; {@code application.yaml} enables them. */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

    /** Limits every source, also one of a user's own, where each call blocks one of few threads. */
    @Bean
    static BeanPostProcessor limitedSource(Environment environment) {
        boolean threadsAreMany = Threading.VIRTUAL.isActive(environment);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof VerificationSource source && !threadsAreMany ? new BulkheadSource(source) : bean;
            }
        };
    }

    /**
     * Its name in health groups is {@code lastCall}: the group {@code portone} cannot have a member of the same name.
     */
    @Bean
    HealthIndicator lastCallHealthIndicator(PortOneWatch watch) {
        return new PortOneHealth(watch);
    }

    @Bean
    FilterRegistrationBean<StartMeter> claimMeter(
            CeremonyRules rules, MeterRegistry meters, @Qualifier("pageServlet") ServletRegistrationBean<?> servlet) {
        return new FilterRegistrationBean<>(new StartMeter(rules.mode(), "application", meters), servlet);
    }

    @Bean
    InfoContributor versionAndMode(CeremonyRules rules) {
        var version = Objects.requireNonNullElse(
                ManagementConfiguration.class.getPackage().getImplementationVersion(), "development");
        return info -> info.withDetail(
                "bonin", Map.of("version", version, "mode", rules.mode().code()));
    }
}
