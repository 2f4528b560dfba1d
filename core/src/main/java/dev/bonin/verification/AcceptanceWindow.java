package dev.bonin.verification;

import java.time.Duration;
import java.time.Instant;

/** When a person must have been verified for a finish to count; both ends belong to it. */
record AcceptanceWindow(Instant earliest, Instant latest) {
    /** How far two synchronised machines and one-second timestamps may disagree. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** How old a verification may be that no request of ours vouches for. */
    private static final Duration UNBOUND_AGE = Duration.ofMinutes(5);

    static AcceptanceWindow unbound(Instant now) {
        return new AcceptanceWindow(now.minus(UNBOUND_AGE), now.plus(CLOCK_SKEW));
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(earliest) && !instant.isAfter(latest);
    }
}
