package dev.bonin.server.management;

import dev.bonin.store.Stores;
import dev.bonin.verification.StoreException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Checks that the database can be reached and written. Nothing works without it, so it decides about readiness. */
final class DatabaseHealth implements HealthIndicator {
    private final Stores stores;

    DatabaseHealth(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Health health() {
        try {
            stores.ping();
            return Health.up().build();
        } catch (StoreException away) {
            return Health.down().build();
        }
    }
}
