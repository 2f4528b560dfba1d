package dev.bonin.portone.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pause before a retry: about 0.1 s, then about 0.2 s, or longer if the answer asked for it. A request is retried
 * only if it certainly had no effect; {@code getToken} always is, since it returns the existing token.
 */
final class Repetition {
    static final int REPETITIONS = 2;

    private static final long FIRST_PAUSE_MS = 100;

    private final RandomGenerator random;

    Repetition(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns between half and the whole of a pause that doubles each time, so that many callers do not retry at once.
     *
     * @param repetition 1 for the first
     * @param retryAfter the Retry-After of the last answer; null if there was none
     */
    Duration pause(int repetition, @Nullable Duration retryAfter) {
        long whole = FIRST_PAUSE_MS << (repetition - 1);
        var jittered = Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
        return retryAfter != null && retryAfter.compareTo(jittered) > 0 ? retryAfter : jittered;
    }
}
