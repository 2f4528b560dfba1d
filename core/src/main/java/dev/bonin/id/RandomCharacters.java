package dev.bonin.id;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Small letters and digits by chance, all drawn at once: a secure source is locked, and hashes, each time that it is asked. */
final class RandomCharacters {
    static final int RADIX = 36;

    /** So many come of each 63 bits that no value of them is likelier than another by more than one part in three million. */
    private static final int PER_NUMBER = 8;

    private static final long NUMBERS = 2_821_109_907_456L; // RADIX to the power of PER_NUMBER

    private RandomCharacters() {}

    static String draw(RandomGenerator random, int length) {
        int numbers = (length + PER_NUMBER - 1) / PER_NUMBER;
        var drawn = ByteBuffer.allocate(numbers * Long.BYTES);
        random.nextBytes(drawn.array());
        var characters = new StringBuilder(numbers * PER_NUMBER);
        for (int i = 0; i < numbers; i++) {
            append(characters, (drawn.getLong() >>> 1) % NUMBERS, PER_NUMBER);
        }
        return characters.substring(0, length);
    }

    /** Adds {@code number} in {@code length} characters, zeros first. */
    static void append(StringBuilder text, long number, int length) {
        var digits = Long.toString(number, RADIX);
        text.append("0".repeat(length - digits.length())).append(digits);
    }
}
