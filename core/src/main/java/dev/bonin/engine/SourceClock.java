package dev.bonin.engine;

import dev.bonin.clock.OtherClock;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import java.time.Instant;
import java.util.Optional;

/** The source's clock; without a value while the source is unavailable. */
final class SourceClock implements OtherClock {
    private final VerificationSource source;

    /** Whether the source's last answer had no time: a custom source does not need a clock. */
    private volatile boolean isWithoutTime;

    SourceClock(VerificationSource source) {
        this.source = source;
    }

    @Override
    public Optional<Instant> now() {
        try {
            var time = source.time();
            isWithoutTime = time.isEmpty();
            return time;
        } catch (SourceException away) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists() {
        return !isWithoutTime;
    }

    @Override
    public Optional<Instant> expected() {
        return source.expectedTime();
    }
}
