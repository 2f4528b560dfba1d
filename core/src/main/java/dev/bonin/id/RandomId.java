package dev.bonin.id;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Creates ids of 32 random characters (165 bits), which do not reveal when they were created. */
public final class RandomId {
    private RandomId() {}

    /**
     * Creates an id.
     *
     * @param random must be unpredictable: a {@link java.security.SecureRandom} outside of tests
     */
    public static String draw(RandomGenerator random) {
        var id = new byte[IdShape.LENGTH];
        RandomCharacters.draw(random, id, 0);
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
