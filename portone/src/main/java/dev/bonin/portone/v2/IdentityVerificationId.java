package dev.bonin.portone.v2;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The id of one identity verification, minted by the merchant. It is not secret and proves nothing: it passes through
 * the browser and its address bar.
 *
 * <p>PortOne does not document a format; KCP takes at most 40 letters and digits. Any text of up to 300 characters is
 * allowed here but control characters, unpaired surrogates, and {@code .} and {@code ..}, which change a path even if
 * they are percent-encoded.
 *
 * @param value the text
 */
public record IdentityVerificationId(String value) {
    private static final int LONGEST = 300;
    private static final String UNRESERVED = "-_~.";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    public IdentityVerificationId {
        if (!isAllowed(value)) {
            throw new IllegalArgumentException(
                    "identityVerificationId: malformed (expected: 1 to " + LONGEST + " characters)");
        }
    }

    /**
     * Parses an untrusted id.
     *
     * @throws IllegalArgumentException if {@code text} is malformed; the message does not contain it
     */
    public static IdentityVerificationId parse(String text) {
        return new IdentityVerificationId(text);
    }

    /** Parses an untrusted id; empty if {@code text} is malformed. */
    public static Optional<IdentityVerificationId> tryParse(String text) {
        return isAllowed(text) ? Optional.of(new IdentityVerificationId(text)) : Optional.empty();
    }

    private static boolean isAllowed(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && !text.equals(".")
                && !text.equals("..")
                && text.codePoints().noneMatch(IdentityVerificationId::isForbidden);
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** Returns the id as one segment of a path, percent-encoded (RFC 3986, section 3.3). */
    String segment() {
        var segment = new StringBuilder();
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(each)) {
                segment.append((char) each);
            } else {
                segment.append('%').append(HEX[(each >> 4) & 15]).append(HEX[each & 15]);
            }
        }
        return segment.toString();
    }

    private static boolean isUnreserved(byte each) {
        return (each >= '0' && each <= '9')
                || (each >= 'A' && each <= 'Z')
                || (each >= 'a' && each <= 'z')
                || UNRESERVED.indexOf(each) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
