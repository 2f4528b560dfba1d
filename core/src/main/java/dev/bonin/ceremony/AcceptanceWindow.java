package dev.bonin.ceremony;

import dev.bonin.verification.VerificationRequest;
import java.time.Duration;
import java.time.Instant;

/** When a person must have been verified for a finish to count, by the source's clock; both ends belong to it. */
record AcceptanceWindow(Instant earliest, Instant latest) {
    /** How far two synchronised machines and one-second timestamps may disagree. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** How old a verification may be that no request of ours vouches for. */
    private static final Duration BARE_AGE = Duration.ofMinutes(5);

    static AcceptanceWindow bare(Instant now) {
        return new AcceptanceWindow(now.minus(BARE_AGE), now.plus(CLOCK_SKEW));
    }

    /**
     * The life of {@code request}, which was noted by our clock.
     *
     * @param skew what must be added to our clock to read the source's
     * @param now by the source's clock; nobody was verified after it
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
