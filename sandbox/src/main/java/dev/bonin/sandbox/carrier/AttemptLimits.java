package dev.bonin.sandbox.carrier;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits of verifications without a window, which PortOne and the providers do not document.
 *
 * @param attempts how often one id of V2 can be sent, then {@code MAX_TRANSACTION_COUNT_REACHED}; how often one
 *     {@code merchant_uid} of V1 can be requested
 * @param wrongCodes how many wrong codes end an attempt; with 1, the first does
 * @param codeLife how long a code can be used
 */
public record AttemptLimits(int attempts, int wrongCodes, Duration codeLife) {

    public AttemptLimits {
        requirePositive("attempts", attempts);
        requirePositive("wrongCodes", wrongCodes);
        requireNonNull(codeLife, "codeLife");
    }

    /** Returns ten attempts with five codes each, which can be used for three minutes as in the window. */
    public static AttemptLimits defaults() {
        return new AttemptLimits(10, 5, Duration.ofMinutes(3));
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1 or more)");
        }
    }
}
