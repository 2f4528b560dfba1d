package dev.bonin.server.management;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How PortOne does, seen from here. Its outage is not this server's: a status of its own keeps it from counting as
 * {@code DOWN} anywhere but in its own health group.
 */
final class PortOneHealth implements HealthIndicator {
    private static final Status UNREACHABLE = new Status("PORTONE_UNREACHABLE");

    private final PortOneWatch watch;

    PortOneHealth(PortOneWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        var status = watch.answers()
                .map(answered -> answered ? Status.UP : UNREACHABLE)
                .orElse(Status.UNKNOWN);
        return Health.status(status).build();
    }
}
