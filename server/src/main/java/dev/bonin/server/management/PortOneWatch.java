package dev.bonin.server.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the last call to PortOne came to. Nobody is asked for the sake of a health check, so checks cost PortOne
 * nothing.
 */
final class PortOneWatch {
    /** What was seen longer ago says nothing about now. */
    private static final Duration TELLING = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<@Nullable Sight> last = new AtomicReference<>();

    private record Sight(Instant at, boolean answered) {}

    PortOneWatch(Clock clock) {
        this.clock = clock;
    }

    void saw(boolean answered) {
        last.set(new Sight(clock.instant(), answered));
    }

    /** Whether the last call was answered; empty where there was none lately. */
    Optional<Boolean> answers() {
        return Optional.ofNullable(last.get())
                .filter(sight -> sight.at().plus(TELLING).isAfter(clock.instant()))
                .map(Sight::answered);
    }
}
