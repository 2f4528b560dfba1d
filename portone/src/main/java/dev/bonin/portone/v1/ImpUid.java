package dev.bonin.portone.v1;

import java.util.Optional;

/**
 * PortOne's id of one certification. It is not secret and proves nothing: it passes through the browser and its address
 * bar.
 *
 * <p>PortOne does not document the format; it sends {@code imp_} and 12 digits. The check allows more, but no character
 * that could change the path of the request.
 */
public record ImpUid(String value) {
    private static final String SHAPE = "imp_[0-9A-Za-z_-]{1,64}";
    private static final String PREFIX = "imp_";
    private static final int LONGEST = PREFIX.length() + 64;

    public ImpUid {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("imp_uid: malformed (expected: " + SHAPE + ")");
        }
    }

    /**
     * Parses an untrusted id.
     *
     * @throws IllegalArgumentException if {@code text} is malformed; the message does not contain it
     */
    public static ImpUid parse(String text) {
        return new ImpUid(text);
    }

    /** Parses an untrusted id; empty if {@code text} is malformed. */
    public static Optional<ImpUid> tryParse(String text) {
        return isShaped(text) ? Optional.of(new ImpUid(text)) : Optional.empty();
    }

    /** Written by hand instead of a regular expression: it runs several times per lookup. */
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
