package dev.bonin.web.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time as a clock passes it. Where the clock is set back it stands still for that moment, so that nobody waits out the
 * difference.
 */
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
