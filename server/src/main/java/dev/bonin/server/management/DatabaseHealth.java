package dev.bonin.server.management;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.verification.StoreException;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the database answers and can be written. Without it nothing can be started or finished, so it decides whether a node is ready. */
final class DatabaseHealth implements HealthIndicator {
    private final Optional<BoninDatabase> database;

    /** @param database empty where all is in memory, which always answers */
    DatabaseHealth(Optional<BoninDatabase> database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            database.ifPresent(BoninDatabase::ping);
            return Health.up().build();
        } catch (StoreException away) {
            return Health.down().build();
        }
    }
}
