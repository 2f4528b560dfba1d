package dev.bonin.portone;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to pause before a request is sent again: about 0.1 s, then about 0.2 s, or longer where the answer asked for
 * it. Sent again is what certainly changed nothing, and {@code getToken}, which hands out the token that already lives.
 */
final class Repetition {
    static final int REPETITIONS = 2;

    private static final long FIRST_PAUSE_MS = 100;

    private final RandomGenerator random;

    Repetition(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Between half and the whole of a pause that doubles each time, so that many callers do not return as one.
     *
     * @param repetition 1 for the first
     * @param retryAfter what the last answer asked for; null where it did not
     */
    Duration pause(int repetition, @Nullable Duration retryAfter) {
        long whole = FIRST_PAUSE_MS << (repetition - 1);
        var jittered = Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
        return retryAfter != null && retryAfter.compareTo(jittered) > 0 ? retryAfter : jittered;
    }
}
