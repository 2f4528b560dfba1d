package dev.bonin.portone.v1;

import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An access token, with the difference between PortOne's clock and ours.
 *
 * @param value opaque, never printed
 * @param expiresAt by PortOne's clock
 * @param skew the difference to add to our clock to get PortOne's time
 */
record AccessToken(String value, Instant expiresAt, Duration skew) {
    /**
     * The time before expiry in which a token is not used for a new call. PortOne extends a token that is requested
     * within its last 60 seconds, so a request 30 seconds before expiry returns the same token with 5 more minutes.
     * Source: PortOne V1 authentication page.
     */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Visible ASCII, which is safe in a header. */
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]+");

    /** The latest accepted time. A later value is invalid, and adding to it could overflow. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Reads the answer to {@code getToken}.
     *
     * @throws UnrecognizedAnswerException if a member is missing or has the wrong type
     */
    static AccessToken read(JsonObject response, Instant ourNow) {
        var value = response.text("access_token")
                .filter(text -> SHAPE.matcher(text).matches())
                .orElseThrow(() -> unrecognized("access_token"));
        var expiresAt = time(response, "expired_at");
        return new AccessToken(value, expiresAt, skew(time(response, "now"), ourNow));
    }

    private static Instant time(JsonObject response, String name) {
        return response.number(name)
                .filter(second -> second >= 0 && second <= END_OF_TIME.getEpochSecond())
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> unrecognized(name));
    }

    private static UnrecognizedAnswerException unrecognized(String name) {
        return new UnrecognizedAnswerException(CertificationCall.GET_TOKEN, 200, name + ": missing or not of its type");
    }

    /** PortOne sends whole seconds. Returns the smallest difference that is consistent with that second. */
    private static Duration skew(Instant theirSecond, Instant ourNow) {
        if (ourNow.isBefore(theirSecond)) {
            return Duration.between(ourNow, theirSecond);
        }
        var endOfSecond = theirSecond.plusSeconds(1);
        return ourNow.isBefore(endOfSecond) ? Duration.ZERO : Duration.between(ourNow, endOfSecond);
    }

    /** Returns whether a new call may use this token at {@code ourNow}, by our clock. */
    boolean usableAt(Instant ourNow) {
        return ourNow.plus(skew).plus(MARGIN).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
