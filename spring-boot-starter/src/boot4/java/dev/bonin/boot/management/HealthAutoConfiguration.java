package dev.bonin.boot.management;

import dev.bonin.boot.BoninAutoConfiguration;
import dev.bonin.engine.Bonin;
import dev.bonin.sealing.KeyRings;
import dev.bonin.store.Stores;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** What a node needs to work, for {@code /actuator/health}. The types moved from Spring Boot 3 to 4. */
@AutoConfiguration(after = BoninAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HealthIndicator.class)
public final class HealthAutoConfiguration {
    /** As in {@code management.health.bonin.enabled}; on the methods, since its condition needs Actuator to load. */
    private static final String NAME = "bonin";

    /** Its name in health groups is {@code boninDatabase}. */
    @Bean
    @ConditionalOnEnabledHealthIndicator(NAME)
    HealthIndicator boninDatabaseHealthIndicator(Stores stores) {
        var database = new DatabaseHealth(stores);
        return () -> health(database.isUp());
    }

    /** Its name in health groups is {@code boninKeys}. */
    @Bean
    @ConditionalOnEnabledHealthIndicator(NAME)
    HealthIndicator boninKeysHealthIndicator(KeyRings rings, Stores stores) {
        var keys = new KeysHealth(rings, stores.sealed());
        return () -> health(keys.isUp());
    }

    /** Its name in health groups is {@code boninClock}. */
    @Bean
    @ConditionalOnEnabledHealthIndicator(NAME)
    HealthIndicator boninClockHealthIndicator(Bonin bonin) {
        var clocks = bonin.clocks();
        return () -> health(!clocks.isOff());
    }

    private static Health health(boolean isUp) {
        return (isUp ? Health.up() : Health.down()).build();
    }
}
