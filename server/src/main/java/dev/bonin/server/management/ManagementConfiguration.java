package dev.bonin.server.management;

import dev.bonin.boot.Surroundings;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.engine.Bonin;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.Stores;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
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

    /** Creates the gauges at startup even if beans are lazy: no bean depends on them. */
    @Bean
    static LazyInitializationExcludeFilter eagerGauges() {
        return LazyInitializationExcludeFilter.forBeanTypes(Gauge.class);
    }

    @Bean
    PortOneWatch portOneWatch(Surroundings around) {
        return new PortOneWatch(around.clock());
    }

    /** Wraps every source, also one of a user's own, to watch and time its calls. */
    @Bean
    static BeanPostProcessor watchedSource(
            ObjectProvider<PortOneWatch> watch, ObjectProvider<MeterRegistry> meters, Environment environment) {
        boolean threadsAreMany = Threading.VIRTUAL.isActive(environment);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof VerificationSource source)) {
                    return bean;
                }
                var watched = new WatchedSource(source, watch.getObject(), meters.getObject());
                return threadsAreMany ? watched : new BulkheadSource(watched);
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

    /** Its name in health groups is {@code database}. */
    @Bean
    HealthIndicator databaseHealthIndicator(Stores stores) {
        return new DatabaseHealth(stores);
    }

    /** Its name in health groups is {@code keys}. */
    @Bean
    HealthIndicator keysHealthIndicator(KeyRings rings, Stores stores) {
        return new KeysHealth(rings, stores.sealed());
    }

    @Bean
    OutcomeMeter outcomeMeter(MeterRegistry meters) {
        return new OutcomeMeter(meters);
    }

    /**
     * Counts the rows that a rotation has left to do. If it stays above zero, rows cannot be opened; the log names
     * them.
     */
    @Bean
    Gauge rotationRemaining(Rotation rotation, MeterRegistry meters) {
        return Gauge.builder("bonin.keys.rotation.remaining", rotation, Rotation::remaining)
                .description("Rows that are not sealed with the primary keys yet")
                .register(meters);
    }

    @Bean
    PrivacyMeters privacyMeters(Bonin bonin, Stores stores) {
        return new PrivacyMeters(bonin, stores.log());
    }

    @Bean
    FilterRegistrationBean<StartMeter> startMeter(
            CeremonyRules rules, MeterRegistry meters, @Qualifier("boninServlet") ServletRegistrationBean<?> servlet) {
        return new FilterRegistrationBean<>(new StartMeter(rules.mode(), "browser", meters), servlet);
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
