package dev.bonin.portone;

import java.util.Optional;

/**
 * PortOne's id of one certification. It is no secret and proves nothing: it travels through the browser and its address
 * bar.
 *
 * <p>PortOne documents no shape; {@code imp_} and 12 digits are what it sends. The check is wider, yet admits nothing
 * that could leave its path segment.
 */
public record ImpUid(String value) {
    private static final String SHAPE = "imp_[0-9A-Za-z_-]{1,64}";
    private static final String PREFIX = "imp_";
    private static final int LONGEST = PREFIX.length() + 64;

    public ImpUid {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("imp_uid: not of its shape (expected: " + SHAPE + ")");
        }
    }

    /**
     * Reads an id that came from outside.
     *
     * @throws IllegalArgumentException if {@code text} is not shaped like an {@code imp_uid}; the message never repeats
     *     it
     */
    public static ImpUid parse(String text) {
        return new ImpUid(text);
    }

    /** Reads an id that came from outside; empty if {@code text} is not shaped like an {@code imp_uid}. */
    public static Optional<ImpUid> tryParse(String text) {
        return isShaped(text) ? Optional.of(new ImpUid(text)) : Optional.empty();
    }

    /** By hand, since one lookup asks it several times, on its way in and out. */
    private static boolean isShaped(String text) {
        if (!text.startsWith(PREFIX) || text.length() == PREFIX.length() || text.length() > LONGEST) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || character == '_'
                || character == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
