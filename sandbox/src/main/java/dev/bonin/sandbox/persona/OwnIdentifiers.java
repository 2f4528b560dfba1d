package dev.bonin.sandbox.persona;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * CI and DI that somebody chose for a persona of their own; null for those that the sandbox invents.
 *
 * @param ci 88 characters, Base64 of 64 bytes
 * @param di 64 characters of Base64; the same at every merchant, unlike an invented one
 */
public record OwnIdentifiers(@Nullable String ci, @Nullable String di) {
    private static final int CI_LENGTH = 88;
    private static final int DI_LENGTH = 64;

    public OwnIdentifiers {
        if (ci != null && !isCi(ci)) {
            throw new IllegalArgumentException("ci: another form (expected: 88 characters, Base64 of 64 bytes)");
        }
        if (di != null && !isDi(di)) {
            throw new IllegalArgumentException("di: another form (expected: 64 characters of Base64)");
        }
    }

    public static OwnIdentifiers none() {
        return new OwnIdentifiers(null, null);
    }

    /** Returns whether a text has the form of a CI (연계정보). */
    public static boolean isCi(String text) {
        return isBase64(text, CI_LENGTH);
    }

    /** Returns whether a text has the form of a DI (중복가입확인정보). */
    public static boolean isDi(String text) {
        return isBase64(text, DI_LENGTH);
    }

    private static boolean isBase64(String text, int length) {
        try {
            // Encoded again, so that no second text stands for the same bytes
            return text.length() == length
                    && Base64.getEncoder()
                            .encodeToString(Base64.getDecoder().decode(text))
                            .equals(text);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Returns no values: they stand for a person. */
    @Override
    public String toString() {
        return "OwnIdentifiers[]";
    }
}
