package dev.bonin.verification;

import dev.bonin.id.IdShape;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of one verification: 32 characters, of which the first nine grow with time and the rest are random (118 bits).
 * It also serves as {@code merchant_uid} of PortOne V1 and as {@code identityVerificationId} of V2; KCP allows at most
 * 40 letters and digits in either, and no underscore (PortOne, KCP guide).
 */
public record VerificationId(String value) {
    private static final Pattern OTHER_SIGNS = Pattern.compile("[^0-9a-z]+");

    public VerificationId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("VerificationId: invalid (expected: " + IdShape.PATTERN + ")");
        }
    }

    /** Parses an id from outside; empty if the format does not match. */
    public static Optional<VerificationId> tryParse(String text) {
        return IdShape.fits(text) ? Optional.of(new VerificationId(text)) : Optional.empty();
    }

    /**
     * Returns the id that a text would be in lower case and without other signs, such as blanks; empty if it would be
     * none. For refusals only: a text that resembles an id is not that id.
     */
    public static Optional<VerificationId> resembled(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return tryParse(OTHER_SIGNS.matcher(plain).replaceAll(""));
    }

    @Override
    public String toString() {
        return value;
    }
}
