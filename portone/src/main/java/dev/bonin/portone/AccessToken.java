package dev.bonin.portone;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A token and how the other side's clock stands to ours.
 *
 * @param value opaque, never printed
 * @param expiresAt by PortOne's clock
 * @param skew what must be added to our clock to read PortOne's
 */
record AccessToken(String value, Instant expiresAt, Duration skew) {
    /**
     * Within its last 30 seconds a token is not used for a new call. PortOne extends a token that is asked for within
     * its last 60 seconds, so asking at 30 yields the same token with 5 more minutes. Source: PortOne V1 authentication
     * page.
     */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Visible ASCII: what can stand in a header without changing it. */
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]+");

    /** A second beyond it is no time that a clock tells, and close to the ends of time nothing can be added. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Reads the answer to {@code getToken}.
     *
     * @throws UnrecognizedAnswerException if a member is missing or is not of its type
     */
    static AccessToken read(JsonNode response, Instant ourNow) {
        var value = response.path("access_token");
        if (!value.isString() || !SHAPE.matcher(value.stringValue()).matches()) {
            throw unrecognized("access_token");
        }
        var expiresAt = time(response, "expired_at");
        return new AccessToken(value.stringValue(), expiresAt, skew(time(response, "now"), ourNow));
    }

    private static Instant time(JsonNode response, String name) {
        var second = response.path(name);
        if (!second.isIntegralNumber() || !second.canConvertToLong()) {
            throw unrecognized(name);
        }
        if (second.longValue() < 0 || second.longValue() > END_OF_TIME.getEpochSecond()) {
            throw unrecognized(name);
        }
        return Instant.ofEpochSecond(second.longValue());
    }

    private static UnrecognizedAnswerException unrecognized(String name) {
        return new UnrecognizedAnswerException(Operation.GET_TOKEN, 200, name + ": missing or not of its type");
    }

    /** PortOne sends whole seconds: any moment of that second may be meant, so the nearest to ours is taken. */
    private static Duration skew(Instant theirSecond, Instant ourNow) {
        if (ourNow.isBefore(theirSecond)) {
            return Duration.between(ourNow, theirSecond);
        }
        var endOfSecond = theirSecond.plusSeconds(1);
        return ourNow.isBefore(endOfSecond) ? Duration.ZERO : Duration.between(ourNow, endOfSecond);
    }

    boolean usableAt(Instant ourNow) {
        return ourNow.plus(skew).plus(MARGIN).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
