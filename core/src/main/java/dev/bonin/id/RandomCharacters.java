package dev.bonin.id;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Small letters and digits by chance, all drawn at once: a secure source is locked, and hashes, each time that it is
 * asked.
 */
final class RandomCharacters {
    private static final int RADIX = 36;

    /**
     * So many come of each 63 bits that no value of them is likelier than another by more than one part in three
     * million.
     */
    private static final int PER_NUMBER = 8;

    private RandomCharacters() {}

    /** Fills {@code text} from {@code start} on. */
    static void draw(RandomGenerator random, byte[] text, int start) {
        int numbers = (text.length - start + PER_NUMBER - 1) / PER_NUMBER;
        var drawn = ByteBuffer.allocate(numbers * Long.BYTES);
        random.nextBytes(drawn.array());
        for (int i = start; i < text.length; i += PER_NUMBER) {
            write(drawn.getLong() >>> 1, text, i, Math.min(i + PER_NUMBER, text.length));
        }
    }

    /** Writes the last digits of {@code number} between two places, zeros first. */
    static void write(long number, byte[] text, int start, int end) {
        long left = number;
        for (int i = end - 1; i >= start; i--) {
            text[i] = (byte) Character.forDigit((int) (left % RADIX), RADIX);
            left /= RADIX;
        }
    }
}
