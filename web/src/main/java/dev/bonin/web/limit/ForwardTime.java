package dev.bonin.web.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time that never goes back: when the clock is set back, it stands still instead, so that no caller waits longer. */
final class ForwardTime implements TimeMeter {
    private final Clock clock;
    private Instant last;
    private long passedNanos;

    ForwardTime(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized long currentTimeNanos() {
        var now = clock.instant();
        passedNanos += Math.max(Duration.between(last, now).toNanos(), 0);
        last = now;
        return passedNanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
