package dev.bonin.verification;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of one verification: 32 characters, of which the first nine grow with time and the rest are random (118 bits). It also serves as
 * {@code merchant_uid}; KCP allows at most 40 letters and digits there, and no underscore (PortOne, KCP guide).
 */
public record VerificationId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-z]{32}");

    public VerificationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("VerificationId: not of its shape (expected: " + SHAPE.pattern() + ")");
        }
    }

    /** Reads an id that came from outside; empty if it is not shaped like one of ours. */
    public static Optional<VerificationId> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new VerificationId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
