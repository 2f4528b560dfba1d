package dev.bonin.id;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Random lower-case letters and digits. All random bytes are drawn in one call, since a secure source locks and hashes
 * on every call.
 */
final class RandomCharacters {
    private static final int RADIX = 36;

    /**
     * Characters made of each 63 bits: few enough that no value is likelier than another by more than one part in three
     * million.
     */
    private static final int PER_NUMBER = 8;

    private RandomCharacters() {}

    /** Fills {@code text} from index {@code start} to its end. */
    static void draw(RandomGenerator random, byte[] text, int start) {
        int numbers = (text.length - start + PER_NUMBER - 1) / PER_NUMBER;
        var drawn = ByteBuffer.allocate(numbers * Long.BYTES);
        random.nextBytes(drawn.array());
        for (int i = start; i < text.length; i += PER_NUMBER) {
            write(drawn.getLong() >>> 1, text, i, Math.min(i + PER_NUMBER, text.length));
        }
    }

    /** Writes the last digits of {@code number} between two indexes, padded with zeros on the left. */
    static void write(long number, byte[] text, int start, int end) {
        long left = number;
        for (int i = end - 1; i >= start; i--) {
            text[i] = (byte) Character.forDigit((int) (left % RADIX), RADIX);
            left /= RADIX;
        }
    }
}
