package dev.bonin.audit;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes ids of 32 characters that sort by time, so that a table appends, and that nobody can guess. */
public final class TimedIds {
    private static final int RADIX = 36;
    private static final int TIME_CHARACTERS = 9;

    /** Digits of each of two random numbers; twelve are what fits into 63 bits. */
    private static final int FIRST_CHARACTERS = 12;

    private static final int SECOND_CHARACTERS = 11;

    private final Clock clock;
    private final RandomGenerator random;

    /** @param random must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public TimedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        return padded(clock.millis(), TIME_CHARACTERS) + drawn(FIRST_CHARACTERS) + drawn(SECOND_CHARACTERS);
    }

    /** All such numbers are equally likely, and drawing one takes less than drawing its digits. */
    private String drawn(int characters) {
        long bound = 1;
        for (int i = 0; i < characters; i++) {
            bound *= RADIX;
        }
        return padded(random.nextLong(bound), characters);
    }

    private static String padded(long number, int characters) {
        var digits = Long.toString(number, RADIX);
        return "0".repeat(characters - digits.length()) + digits;
    }
}
