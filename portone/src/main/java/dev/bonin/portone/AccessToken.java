package dev.bonin.portone;

import java.time.Duration;
import java.time.Instant;

/**
 * A token and how the other side's clock stands to ours.
 *
 * @param value opaque, never printed
 * @param expiresAt by PortOne's clock
 * @param skew what must be added to our clock to read PortOne's
 */
record AccessToken(String value, Instant expiresAt, Duration skew) {
    /**
     * Within its last 30 seconds a token is not used for a new call. PortOne extends a token that is asked for within its last
     * 60 seconds, so asking at 30 yields the same token with 5 more minutes. Source: PortOne V1 authentication page.
     */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    boolean usableAt(Instant ourNow) {
        return ourNow.plus(skew).plus(MARGIN).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
