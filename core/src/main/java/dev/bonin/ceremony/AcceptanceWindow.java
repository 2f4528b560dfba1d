package dev.bonin.ceremony;

import dev.bonin.verification.VerificationRequest;
import java.time.Duration;
import java.time.Instant;

/** The time range in which the person must have been verified, by the source's clock; both ends inclusive. */
record AcceptanceWindow(Instant earliest, Instant latest) {
    /** Tolerated difference between two synchronised clocks, including timestamps rounded to seconds. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** Maximum age of a verification in a bare finish, which has no request. */
    private static final Duration BARE_AGE = Duration.ofMinutes(5);

    static AcceptanceWindow bare(Instant now) {
        return new AcceptanceWindow(now.minus(BARE_AGE), now.plus(CLOCK_SKEW));
    }

    /**
     * Returns the lifetime of {@code request}, which was stored by this machine's clock.
     *
     * @param skew difference to add to this machine's clock to get the source's time
     * @param now the source's current time; no verification can be later
     */
    static AcceptanceWindow of(VerificationRequest request, Duration skew, Instant now) {
        var end = request.expiresAt().plus(skew);
        return new AcceptanceWindow(
                request.createdAt().plus(skew).minus(CLOCK_SKEW), (now.isBefore(end) ? now : end).plus(CLOCK_SKEW));
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(earliest) && !instant.isAfter(latest);
    }
}
