package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits that PortOne and the providers do not document.
 *
 * @param attempts how often one id can be sent; then {@code MAX_TRANSACTION_COUNT_REACHED}
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
