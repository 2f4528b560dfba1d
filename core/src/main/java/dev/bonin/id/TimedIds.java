package dev.bonin.id;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Creates ids that sort by time, so that tables are append-only: nine characters of time and 23 random ones (118 bits).
 */
public final class TimedIds {
    private static final int TIME_CHARACTERS = 9;

    private final Clock clock;
    private final RandomGenerator random;

    /** @param random must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public TimedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        return at(clock.instant(), random);
    }

    /** Creates an id for {@code time}, to the millisecond. */
    public static String at(Instant time, RandomGenerator random) {
        var id = new byte[IdShape.LENGTH];
        RandomCharacters.write(time.toEpochMilli(), id, 0, TIME_CHARACTERS);
        RandomCharacters.draw(random, id, TIME_CHARACTERS);
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
