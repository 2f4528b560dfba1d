package dev.bonin.server.management;

import dev.bonin.boot.management.PortOneWatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports whether PortOne answers. Its outage must not take this server down: the status {@code PORTONE_UNREACHABLE}
 * counts as {@code DOWN} only in the health group {@code portone}.
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
