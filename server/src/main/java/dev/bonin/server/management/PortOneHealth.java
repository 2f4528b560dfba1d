package dev.bonin.server.management;

import dev.bonin.boot.management.PortOneWatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports whether PortOne answers, and takes our credentials. Neither may take this server down: the statuses {@code
 * PORTONE_UNREACHABLE} and {@code PORTONE_CREDENTIALS_REFUSED} count as {@code DOWN} only in the health group {@code
 * portone}.
 */
final class PortOneHealth implements HealthIndicator {
    private static final Status UNREACHABLE = new Status("PORTONE_UNREACHABLE");
    private static final Status CREDENTIALS_REFUSED = new Status("PORTONE_CREDENTIALS_REFUSED");

    private final PortOneWatch watch;

    PortOneHealth(PortOneWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        return Health.status(watch.state().map(PortOneHealth::status).orElse(Status.UNKNOWN))
                .build();
    }

    private static Status status(PortOneWatch.State state) {
        return switch (state) {
            case ANSWERS -> Status.UP;
            case UNREACHABLE -> UNREACHABLE;
            case REFUSES_CREDENTIALS -> CREDENTIALS_REFUSED;
        };
    }
}
