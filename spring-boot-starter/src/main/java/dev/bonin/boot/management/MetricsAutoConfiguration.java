package dev.bonin.boot.management;

import dev.bonin.boot.BoninAutoConfiguration;
import dev.bonin.boot.Surroundings;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.engine.Bonin;
import dev.bonin.sealing.KeyRings;
import dev.bonin.store.Stores;
import dev.bonin.web.BoninServlet;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The metrics, where the application has a registry of meters. */
@AutoConfiguration(
        after = BoninAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class MetricsAutoConfiguration {

    @Bean
    PortOneWatch boninPortOneWatch(Surroundings around) {
        return new PortOneWatch(around.clock());
    }

    @Bean
    static WatchingSources boninWatchingSources(
            ObjectProvider<PortOneWatch> watch, ObjectProvider<MeterRegistry> meters) {
        return new WatchingSources(watch, meters);
    }

    @Bean
    OutcomeMeter boninOutcomeMeter(CeremonyRules rules, MeterRegistry meters) {
        return new OutcomeMeter(rules.mode(), meters);
    }

    @Bean
    HealthMeters boninHealthMeters(Bonin bonin, Stores stores, KeyRings rings, PortOneWatch watch) {
        return new HealthMeters(
                new DatabaseHealth(stores), new KeysHealth(rings, stores.sealed()), bonin.clocks(), watch);
    }

    @Bean
    PrivacyMeters boninPrivacyMeters(Bonin bonin, Stores stores) {
        return new PrivacyMeters(bonin, stores.log());
    }

    @Bean
    FilterRegistrationBean<StartMeter> boninStartMeter(
            CeremonyRules rules,
            MeterRegistry meters,
            @Qualifier("boninServlet") ServletRegistrationBean<BoninServlet> servlet) {
        var filter = new FilterRegistrationBean<>(new StartMeter(rules.mode(), "browser", meters), servlet);
        filter.setName("boninStartMeter");
        return filter;
    }
}
