package dev.bonin.source;

import dev.bonin.portone.PortOneException;
import dev.bonin.source.SourceException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** PortOne's time, as the answers of one of its APIs tell it. */
final class PortOneTime {
    /** The time after which a clock may have been corrected, so that a retry makes sense. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** More than any two clocks differ: of a sandbox, whose clock can be set freely. */
    static final Duration ANY = Duration.ofDays(366_000);

    private final Clock clock;
    private final Duration tolerable;
    private final Skew skew;

    /**
     * @param tolerable the largest difference between this machine's clock and PortOne's. Within it PortOne's time is
     *     used; beyond it every report fails
     */
    PortOneTime(Clock clock, Duration tolerable, Skew skew) {
        this.clock = clock;
        this.tolerable = tolerable;
        this.skew = skew;
    }

    /** What to add to this machine's clock to get PortOne's time. */
    interface Skew {
        /** Returns it as the last answer had it; empty if none did. */
        Optional<Duration> known();

        /** Returns it as of at most a second ago; empty if PortOne does not tell its time. */
        Optional<Duration> measured();
    }

    /**
     * Returns the time of an answer that has just come. Measures again before it fails, since one of the two clocks may
     * have been corrected since the last measurement.
     *
     * @throws SourceException if the two clocks differ too much
     */
    Instant toldAt() {
        var known = skew.known().orElse(Duration.ZERO);
        var current = isTolerable(known) ? known : skew.measured().orElse(Duration.ZERO);
        if (!isTolerable(current)) {
            throw new SourceException(Kind.CLOCK_OFF, PAUSE, null);
        }
        return clock.instant().plus(current);
    }

    /** Implements {@link VerificationSource#time}. */
    Optional<Instant> now() {
        try {
            return skew.measured().map(clock.instant()::plus);
        } catch (PortOneException failure) {
            throw PortOneFailures.asSources(failure);
        }
    }

    /** Implements {@link VerificationSource#expectedTime}. */
    Optional<Instant> expected() {
        return skew.known().map(clock.instant()::plus);
    }

    private boolean isTolerable(Duration difference) {
        return difference.abs().compareTo(tolerable) <= 0;
    }
}
