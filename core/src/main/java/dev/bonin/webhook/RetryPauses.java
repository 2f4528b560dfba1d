package dev.bonin.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts: from five seconds, each three times as long, up to four hours, in all about a day.
 * Counted in failures instead of time, so that nothing is given up because the sender was down.
 */
final class RetryPauses {
    /** Largest number of attempts; the pauses between them take 24 hours and a half. */
    static final int MOST_ATTEMPTS = 14;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int FACTOR = 3;

    /** How much longer or shorter a pause may be, so that receivers are not called by all events at once. */
    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    /** @param random spreads the attempts; it need not be unpredictable */
    RetryPauses(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the pause after an attempt that failed.
     *
     * @param attempts how many were made
     * @param asked what the receiver asked for ({@code Retry-After}), which is followed up to four hours
     * @return empty if it was the last attempt
     */
    Optional<Duration> after(int attempts, Optional<Duration> asked) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        var pause = FIRST;
        for (int more = 1; more < attempts && pause.compareTo(LONGEST) < 0; more++) {
            pause = pause.multipliedBy(FACTOR);
        }
        var own = jittered(shorter(pause, LONGEST));
        return Optional.of(
                asked.map(time -> longer(own, shorter(time, LONGEST))).orElse(own));
    }

    private Duration jittered(Duration pause) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
