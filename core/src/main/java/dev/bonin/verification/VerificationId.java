package dev.bonin.verification;

import dev.bonin.id.IdShape;
import java.util.Optional;

/**
 * The id of one verification: 32 characters, of which the first nine grow with time and the rest are random (118 bits).
 * It also serves as {@code merchant_uid} of PortOne V1 and as {@code identityVerificationId} of V2; KCP allows at most
 * 40 letters and digits in either, and no underscore (PortOne, KCP guide).
 */
public record VerificationId(String value) {
    public VerificationId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("VerificationId: invalid (expected: " + IdShape.PATTERN + ")");
        }
    }

    /** Parses an id from outside; empty if the format does not match. */
    public static Optional<VerificationId> tryParse(String text) {
        return IdShape.fits(text) ? Optional.of(new VerificationId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
