package dev.bonin.boot.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers the result of the last call to PortOne. Health checks make no calls of their own. */
public final class PortOneWatch {
    /** An older result says nothing about the present. */
    private static final Duration CURRENT = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<@Nullable Sight> last = new AtomicReference<>();

    private record Sight(Instant at, boolean answered) {}

    PortOneWatch(Clock clock) {
        this.clock = clock;
    }

    void saw(boolean answered) {
        last.set(new Sight(clock.instant(), answered));
    }

    /** Returns whether the last call was answered; empty if there was none in the last five minutes. */
    public Optional<Boolean> answers() {
        return Optional.ofNullable(last.get())
                .filter(sight -> sight.at().plus(CURRENT).isAfter(clock.instant()))
                .map(Sight::answered);
    }
}
