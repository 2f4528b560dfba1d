package dev.bonin.audit;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes ids of 32 characters that sort by time, so that a table appends, and that nobody can guess. */
public final class TimedIds {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int TIME_CHARACTERS = 9;
    private static final int RANDOM_CHARACTERS = 23;

    private final Clock clock;
    private final RandomGenerator random;

    /** @param random must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public TimedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        var id = new StringBuilder(TIME_CHARACTERS + RANDOM_CHARACTERS);
        var time = Long.toString(clock.millis(), ALPHABET.length());
        id.append("0".repeat(TIME_CHARACTERS - time.length())).append(time);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
