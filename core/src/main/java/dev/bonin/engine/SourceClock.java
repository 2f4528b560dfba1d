package dev.bonin.engine;

import dev.bonin.clock.OtherClock;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import java.time.Instant;
import java.util.Optional;

/** The clock of the source; one that cannot be asked now says nothing. */
final class SourceClock implements OtherClock {
    private final VerificationSource source;

    /** Whether it answered once without a time: a source of an application's own need not have one. */
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
