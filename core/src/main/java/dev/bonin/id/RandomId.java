package dev.bonin.id;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Ids that say nothing, not even when they were drawn: 32 characters, 165 bits. */
public final class RandomId {
    private RandomId() {}

    /**
     * A new one, out of {@code random}, which must be unpredictable: a {@link java.security.SecureRandom} outside of
     * tests.
     */
    public static String draw(RandomGenerator random) {
        var id = new byte[IdShape.LENGTH];
        RandomCharacters.draw(random, id, 0);
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
